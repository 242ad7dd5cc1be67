package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.Machine.Phase;
import dev.fieldtest.griddocker.fleet.ScalingDecision.Parting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which machines are to leave. */
record Departures(FleetView view, Autoscaler.Limits limits) {
  /**
   * For how long a node keeps its machine without a session. A run that puts a repeat into the
   * queue does so at once; what comes later than that comes from another run, whenever.
   */
  private static final Duration GRACE = Duration.ofSeconds(4);

  /**
   * A hub that was started anew knows each node again by then: nodes tell of themselves each
   * minute.
   */
  private static final Duration RETURN = Duration.ofSeconds(90);

  List<Parting> drain() {
    var leaving = new ArrayList<Parting>();
    var free = view.machines().stream().mapToInt(Departures::free).sum();
    var spare = free - view.queued().size();
    for (var machine : view.machines()) {
      var slots = free(machine);
      if (machine.is(Phase.SERVING) && old(machine)) {
        leaving.add(new Parting(machine, "is older than " + limits.maxAge().toMinutes() + " min"));
      } else if (machine.is(Phase.SERVING) && rested(machine) && spare >= slots) {
        leaving.add(new Parting(machine, "has nothing to do"));
        spare -= slots;
      }
    }
    return leaving;
  }

  private boolean old(Machine machine) {
    return machine.age(view.at()).compareTo(limits.maxAge()) > 0;
  }

  private boolean rested(Machine machine) {
    return machine.idle()
        && machine
            .past()
            .idle()
            .map(since -> Duration.between(since, view.at()).compareTo(GRACE) >= 0)
            .orElse(false);
  }

  private static int free(Machine machine) {
    return machine.is(Phase.SERVING)
        ? machine.node().map(node -> node.slots() - node.sessions().size()).orElse(0)
        : 0;
  }

  List<Parting> terminate() {
    return view.machines().stream().flatMap(this::ended).toList();
  }

  private Stream<Parting> ended(Machine machine) {
    var overdue = isWatched() && machine.missing(view.at()).compareTo(limits.registerWithin()) > 0;
    return switch (machine.phase()) {
      case DRAINING -> machine.idle() ? Stream.of(new Parting(machine, "drained")) : Stream.of();
      case DRAINED -> Stream.of(new Parting(machine, "drained"));
      case BOOTING -> overdue ? Stream.of(unregistered(machine)) : Stream.of();
      case SILENT -> overdue ? Stream.of(new Parting(machine, "its node is gone")) : Stream.of();
      case SERVING, ENDING -> Stream.of();
    };
  }

  /** Long enough to tell a machine without a node from one whose hub does not know it yet. */
  private boolean isWatched() {
    var watched = view.history().watched();
    return watched.compareTo(RETURN) > 0 || watched.compareTo(limits.registerWithin()) > 0;
  }

  private Parting unregistered(Machine machine) {
    var text = "did not register within " + limits.registerWithin().toSeconds() + " s";
    return new Parting(machine.instance().id(), text, true);
  }
}
