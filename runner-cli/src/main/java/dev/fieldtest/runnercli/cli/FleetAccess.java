package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.fleet.Autoscaler;
import dev.fieldtest.griddocker.fleet.Ec2Fleet;
import dev.fieldtest.griddocker.fleet.FleetEvent;
import dev.fieldtest.griddocker.fleet.FleetOverview;
import dev.fieldtest.griddocker.fleet.FleetSpec;
import dev.fieldtest.griddocker.fleet.ScalingGoal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A fleet and the grid that it is for.
 *
 * @param grid as whoever drains its nodes speaks to it
 */
record FleetAccess(FleetSpec spec, GridControl grid, Ec2Fleet fleet) implements AutoCloseable {
  private static final String SECRET = "SE_REGISTRATION_SECRET";

  /**
   * Nothing is asked of either yet.
   *
   * @param environment has the credentials, and the grid's password and secret
   */
  static FleetAccess of(FleetSpec spec, HubAddress hub, Map<String, String> environment) {
    var control = GridControl.of(hub.in(environment), secret(spec, environment));
    return new FleetAccess(spec, control, Ec2Fleet.of(spec, hub.url(), environment));
  }

  /** For who looks at machines or ends them, and does not know where their nodes are. */
  static FleetAccess withoutHub(FleetSpec spec, Map<String, String> environment) {
    return new FleetAccess(spec, UnnamedGrid.HUB, Ec2Fleet.of(spec, UnnamedGrid.URL, environment));
  }

  /** The hub's address by fleet.json, if that names one. */
  static Optional<HubAddress> hub(FleetSpec spec) {
    return spec.hub().map(hub -> GridAddress.of("http://" + hub.host() + ":4444"));
  }

  /** By the name that fleet.json gives it, else by the one that the grid's own images know. */
  private static String secret(FleetSpec spec, Map<String, String> environment) {
    return spec.secret()
        .filter(FleetSpec.Variable.class::isInstance)
        .map(secret -> ((FleetSpec.Variable) secret).name())
        .map(name -> environment.getOrDefault(name, ""))
        .orElseGet(() -> environment.getOrDefault(SECRET, ""));
  }

  Autoscaler autoscaler(ScalingGoal goal, Consumer<FleetEvent> tell, Clock clock) {
    return Autoscaler.start(grid, fleet, goal, spec.limits(), tell, clock);
  }

  /** Whether any node gives sessions; none if the grid does not answer. */
  boolean hasNodes() {
    try {
      return grid.load().nodes().stream().anyMatch(node -> node.is(GridLoad.Availability.UP));
    } catch (GridException e) {
      return false;
    }
  }

  /** Its machines now, whether or not the grid answers. */
  FleetOverview overview(Clock clock) {
    return FleetOverview.of(fleet.listing(), fleet.news(), grid::load, clock.instant());
  }

  /** Removes what EC2 keeps of a fleet without machines. */
  void forget() {
    fleet.removeTemplate();
  }

  @Override
  public void close() {
    fleet.close();
  }
}
