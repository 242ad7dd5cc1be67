package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.Fleet.Launched;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Orders machines. Orders go out together, for each takes EC2 a second or two; all answers are
 * waited for, and judged together.
 */
final class Launches {
  private static final Launched NOTHING = new Launched(List.of(), List.of());

  private final Fleet fleet;
  private final Executor executor;
  private final Sightings sightings;
  private final Chronicle chronicle;
  private final Orders orders;
  private volatile boolean ended;

  Launches(
      Fleet fleet, Executor executor, Sightings sightings, Chronicle chronicle, Orders orders) {
    this.fleet = fleet;
    this.executor = executor;
    this.sightings = sightings;
    this.chronicle = chronicle;
    this.orders = orders;
  }

  private record Placed(LaunchOrder order, CompletableFuture<Launched> answer) {}

  /** No order goes out any more. Thread-safe. */
  void end() {
    ended = true;
  }

  /**
   * @throws GridException if all orders were refused for good, and no machine is there
   */
  void place(FleetView view, ScalingDecision decision) {
    var each = Math.max(1, view.size().slots());
    var machines = (decision.launchSlots() + each - 1) / each;
    var placed =
        fleet.era().stream()
            .flatMap(era -> orders.next(machines, each, era, view.at()).stream())
            .map(this::place)
            .toList();
    var refusals = new ArrayList<GridException>();
    var brought = 0;
    for (var one : placed) {
      try {
        brought += answered(one, view, decision.why());
      } catch (CompletionException e) {
        refusals.add(refused(one, e));
      }
    }
    if (!placed.isEmpty()) {
      judge(view, placed.size(), brought, refusals);
    }
  }

  private Placed place(LaunchOrder order) {
    return new Placed(
        order,
        CompletableFuture.supplyAsync(() -> ended ? NOTHING : fleet.launch(order), executor));
  }

  private int answered(Placed placed, FleetView view, String why) {
    var launched = placed.answer().join();
    orders.use(List.of(placed.order().token()));
    sightings.launched(placed.order(), launched.instances(), view.size(), view.at());
    launched.instances().forEach(id -> chronicle.once(view.at(), Kind.LAUNCHED, id, why));
    launched.remarks().forEach(remark -> tell(view.at(), remark));
    return launched.instances().size();
  }

  /** An order without an answer is given again: what it has brought, it then brings again. */
  private GridException refused(Placed placed, CompletionException failure) {
    if (!(failure.getCause() instanceof GridException refusal)) {
      throw failure;
    }
    if (isFinal(refusal)) {
      orders.use(List.of(placed.order().token()));
    }
    return refusal;
  }

  private static boolean isFinal(GridException refusal) {
    return refusal.abortCause() == AbortCause.NO_SESSION;
  }

  /** While machines are there, work goes on, and what they use up may be had again later. */
  private void judge(FleetView view, int wanted, int brought, List<GridException> refusals) {
    var failures = sightings.failures();
    if (brought == wanted) {
      failures.given();
    } else {
      failures.refused(view.at());
    }
    if (brought == 0 && !view.hasMachines() && refusals.stream().allMatch(Launches::isFinal)) {
      if (refusals.size() == wanted) {
        throw refusals.get(0);
      }
      failures.one(view.at(), view.at());
    }
    refusals.forEach(refusal -> chronicle.remark(view.at(), refusal));
  }

  private void tell(Instant at, String remark) {
    chronicle.once(at, Kind.REMARK, "", remark);
  }
}
