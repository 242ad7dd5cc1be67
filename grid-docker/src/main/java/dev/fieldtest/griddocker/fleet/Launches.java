package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.Fleet.Launched;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Orders machines. Orders go out together, for each takes EC2 a second or two; all answers are
 * waited for.
 */
final class Launches {
  private final Fleet fleet;
  private final Executor executor;
  private final Sightings sightings;
  private final Chronicle chronicle;
  private final Orders orders;

  Launches(
      Fleet fleet, Executor executor, Sightings sightings, Chronicle chronicle, Orders orders) {
    this.fleet = fleet;
    this.executor = executor;
    this.sightings = sightings;
    this.chronicle = chronicle;
    this.orders = orders;
  }

  private record Placed(LaunchOrder order, CompletableFuture<Launched> answer) {}

  /**
   * @throws dev.fieldtest.griddocker.GridException the first that an order ended with
   */
  void place(FleetView view, ScalingDecision decision) {
    var each = Math.max(1, view.size().slots());
    var machines = (decision.launchSlots() + each - 1) / each;
    var placed =
        fleet.era().stream()
            .flatMap(era -> orders.next(machines, each, era, view.at()).stream())
            .map(this::place)
            .toList();
    var failures = sightings.failures();
    var brought = 0;
    for (var one : placed) {
      try {
        brought += answered(one, view, decision.why());
      } catch (CompletionException e) {
        failures.refused(view.at());
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    if (brought < placed.size()) {
      failures.refused(view.at());
    } else if (brought > 0) {
      failures.given();
    }
    if (brought == 0 && !placed.isEmpty()) {
      failures.one(view.at(), view.at());
    }
  }

  private Placed place(LaunchOrder order) {
    return new Placed(order, CompletableFuture.supplyAsync(() -> fleet.launch(order), executor));
  }

  private int answered(Placed placed, FleetView view, String why) {
    var launched = placed.answer().join();
    orders.use(List.of(placed.order().token()));
    sightings.launched(placed.order(), launched.instances(), view.size(), view.at());
    launched.instances().forEach(id -> chronicle.once(view.at(), Kind.LAUNCHED, id, why));
    launched.remarks().forEach(remark -> tell(view.at(), remark));
    return launched.instances().size();
  }

  private void tell(Instant at, String remark) {
    chronicle.once(at, Kind.REMARK, "", remark);
  }
}
