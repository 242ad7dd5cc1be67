package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.Autoscaler.Limits;
import dev.fieldtest.griddocker.fleet.Machine.Phase;
import dev.fieldtest.griddocker.fleet.ScalingDecision.Parting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Launches as few machines as the goal allows, for each costs its boot. Machines leave as soon as
 * they have nothing to do.
 *
 * @param goal what the number of machines is for
 * @param limits what it may not exceed
 */
record WorkPolicy(ScalingGoal goal, Limits limits) implements ScalingPolicy {
  /** How many waves of machines may come to nothing before no more are launched. */
  private static final int HOPELESS = 3;

  @Override
  public ScalingDecision decide(FleetView view) {
    var departures = new Departures(view, limits);
    var drain = departures.drain();
    var terminate = departures.terminate();
    var leaving = Stream.concat(drain.stream(), terminate.stream()).map(Parting::instance).toList();
    if (view.queued().isEmpty()) {
      return new ScalingDecision(0, drain, terminate, "nothing waits", Optional.empty());
    }
    var forecast = new Forecast(view, leaving);
    var fails = terminate.stream().anyMatch(Parting::failed);
    var sizing = new Sizing(forecast, goal, view, fails ? 0 : most(view, leaving));
    var hopeless = hopeless(view).or(sizing::unaffordable);
    var machines = hopeless.isPresent() ? 0 : sizing.machines();
    var slots = machines * view.size().slots();
    return new ScalingDecision(
        slots, drain, terminate, why(view, machines, forecast.with(machines)), hopeless);
  }

  /** As long as none has registered, one at a time is enough to find out. */
  private int most(FleetView view, List<String> leaving) {
    var staying =
        view.machines().stream()
            .filter(machine -> !machine.is(Phase.ENDING))
            .filter(machine -> !leaving.contains(machine.instance().id()))
            .toList();
    var room = limits.maxInstances() - staying.size();
    var useful = (view.queued().size() + view.size().slots() - 1) / view.size().slots();
    if (view.history().failures() > 0) {
      room =
          staying.stream().anyMatch(machine -> machine.is(Phase.BOOTING)) ? 0 : Math.min(room, 1);
    }
    return Math.max(0, Math.min(room, useful));
  }

  private Optional<String> hopeless(FleetView view) {
    return view.history().failures() >= HOPELESS
        ? Optional.of(
            HOPELESS
                + " times in a row no machine registered with the grid; see the console output of one (EC2 keeps it for an hour) and whether its subnet reaches the hub")
        : Optional.empty();
  }

  private static String why(FleetView view, int machines, Forecast.Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%d requests wait; with %d more machines they are done in %.0f s for %.2f USD",
        view.queued().size(),
        machines,
        outcome.end(),
        outcome.usd());
  }
}
