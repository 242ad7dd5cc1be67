package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridLoad.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Adds up what machines cost, and what those were used for that it has seen serve. Thread-safe. */
final class Ledger {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Entry> earlier = new ArrayList<>();
  private Optional<Instant> firstRequest = Optional.empty();
  private Optional<Instant> firstSession = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  /**
   * A machine.
   *
   * @param until when it was last seen
   * @param busy for how many seconds its slots had sessions, added up
   */
  private record Entry(Instance instance, Instant until, double busy) {
    double seconds() {
      var ran = seconds(Duration.between(instance.launched(), until));
      return Math.max(Forecast.BILLED, ran);
    }

    double usd() {
      return seconds() * instance.size().usdPerHour() / 3600;
    }

    private static double seconds(Duration time) {
      return time.toMillis() / 1000.0;
    }
  }

  /** A machine that was gone before anybody looked here. */
  synchronized void add(Fleet.Gone gone) {
    earlier.add(new Entry(gone.instance(), gone.until(), 0));
  }

  synchronized void add(FleetView view) {
    var passed = last.map(before -> Duration.between(before, view.at())).orElse(Duration.ZERO);
    last = Optional.of(view.at());
    for (var machine : view.machines()) {
      if (isBilled(machine)) {
        var id = machine.instance().id();
        var sessions = machine.node().map(node -> node.sessions().size()).orElse(0);
        var before = Optional.ofNullable(entries.get(id)).map(Entry::busy).orElse(0.0);
        var busy = before + sessions * Entry.seconds(passed);
        entries.put(id, new Entry(machine.instance(), view.at(), busy));
      }
    }
    if (!view.queued().isEmpty()) {
      firstRequest = firstRequest.or(() -> Optional.of(view.at()));
    }
    firstSession = firstSession.or(() -> earliest(view));
  }

  /** What has no address may be no machine, but what an old order was answered with. */
  private static boolean isBilled(Machine machine) {
    return !machine.is(Machine.Phase.ENDING) && !machine.instance().address().isEmpty();
  }

  private static Optional<Instant> earliest(FleetView view) {
    return view.machines().stream()
        .flatMap(machine -> machine.node().stream())
        .flatMap(node -> node.sessions().stream())
        .map(Running::start)
        .min(Instant::compareTo);
  }

  synchronized double usd() {
    return sum(Entry::usd);
  }

  private double sum(ToDoubleFunction<Entry> what) {
    return Stream.concat(earlier.stream(), entries.values().stream()).mapToDouble(what).sum();
  }

  synchronized FleetUse use() {
    var slots =
        entries.values().stream()
            .mapToDouble(entry -> entry.seconds() * entry.instance().size().slots())
            .sum();
    var busy = entries.values().stream().mapToDouble(Entry::busy).sum();
    return new FleetUse(
        earlier.size() + entries.size(),
        sum(Entry::seconds) / 3600,
        usd(),
        slots > 0 ? Math.max(0, 1 - busy / slots) : 0,
        firstSession.flatMap(
            session ->
                firstRequest
                    .filter(request -> !request.isAfter(session))
                    .map(request -> Duration.between(request, session))));
  }
}
