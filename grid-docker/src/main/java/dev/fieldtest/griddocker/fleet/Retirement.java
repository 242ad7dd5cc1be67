package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.Machine.Phase;
import dev.fieldtest.griddocker.fleet.ScalingDecision.Parting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Has all machines leave, each when it has no session. */
final class Retirement implements ScalingPolicy {
  static final ScalingPolicy POLICY = new Retirement();

  private static final String WHY = "the run has ended";

  private Retirement() {}

  @Override
  public ScalingDecision decide(FleetView view) {
    return new ScalingDecision(
        0,
        leaving(view.machines().stream().filter(machine -> machine.is(Phase.SERVING))),
        leaving(view.machines().stream().filter(Retirement::isDone)),
        WHY,
        Optional.empty());
  }

  private static boolean isDone(Machine machine) {
    return switch (machine.phase()) {
      case BOOTING, DRAINED -> true;
      case DRAINING, SILENT -> machine.idle();
      case SERVING, ENDING -> false;
    };
  }

  private static List<Parting> leaving(Stream<Machine> machines) {
    return machines.map(machine -> new Parting(machine, WHY)).toList();
  }
}
