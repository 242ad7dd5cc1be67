package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.Autoscaler;
import dev.fieldtest.griddocker.fleet.FleetEvent;
import dev.fieldtest.griddocker.fleet.ScalingGoal;
import dev.fieldtest.reports.Machines;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Machines of a fleet, for as long as a run takes. */
final class FleetSupply implements Supply {
  /** Sessions are closed by then, and machines take a minute to end. */
  private static final Duration RETIRING = Duration.ofMinutes(5);

  private final FleetAccess access;
  private final ScalingGoal goal;
  private final Screen screen;
  private final Clock clock;
  private final List<Machines.Event> events = new CopyOnWriteArrayList<>();
  private Optional<Autoscaler> autoscaler = Optional.empty();
  private Optional<Machines> used = Optional.empty();
  private Optional<String> left = Optional.empty();

  FleetSupply(FleetAccess access, ScalingGoal goal, Screen screen, Clock clock) {
    this.access = access;
    this.goal = goal;
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public void begin(Consumer<String> giveUp) {
    autoscaler = Optional.of(access.autoscaler(goal, event -> tell(event, giveUp), clock));
  }

  private void tell(FleetEvent event, Consumer<String> giveUp) {
    events.add(FleetLines.recorded(event));
    if (event.kind() == FleetEvent.Kind.GAVE_UP && !access.hasNodes()) {
      giveUp.accept(event.detail());
    } else {
      screen.note(FleetLines.line(event));
    }
  }

  @Override
  public void site() {
    autoscaler.ifPresent(Autoscaler::site);
  }

  @Override
  public Optional<Machines> end() {
    if (used.isEmpty()) {
      autoscaler.ifPresent(this::retire);
    }
    return used;
  }

  private void retire(Autoscaler running) {
    screen.note("Ending the machines");
    try {
      running.retire(RETIRING);
      access.forget();
    } catch (GridException e) {
      left = Optional.ofNullable(e.getMessage());
    } catch (RuntimeException e) { // A defect of ours must not cost the report.
      left = Optional.of("machines of the fleet may be left: internal error: " + e);
    }
    used = Optional.of(FleetLines.machines(running.use(), events));
  }

  @Override
  public void requireNoneLeft() {
    var line = left;
    left = Optional.empty();
    if (line.isPresent()) {
      throw new GridException(AbortCause.GRID_LOST, line.get());
    }
  }

  @Override
  public String farewell() {
    return Supply.super.farewell()
        + "; machines may be left, which 'fieldtest grid down --fleet' ends";
  }

  /**
   * Ends what {@link #end} did not, because something failed before it, and says what is left,
   * unless that is told otherwise.
   */
  @Override
  public void close() {
    var unused = end();
    var known = autoscaler.flatMap(Autoscaler::failure);
    left.filter(line -> !known.equals(Optional.of(line))).ifPresent(screen::print);
    access.close();
  }
}
