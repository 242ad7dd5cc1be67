package dev.fieldtest.runnercli.doctor;

import dev.fieldtest.griddocker.GridOverview;
import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.fleet.Ec2Fleet;
import dev.fieldtest.griddocker.fleet.FleetCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What machines that come as they are needed depend on. */
public final class FleetChecks {
  /** EC2 may throttle, and is asked again. */
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final Finding UNNAMED =
      Finding.doubtful("hub", "is not looked at", "name it with --grid");

  private FleetChecks() {}

  /** The hub, which needs no node yet, and what the fleet looks at itself. */
  public static List<Check> of(Optional<HubAddress> hub, Ec2Fleet fleet) {
    var checks = new ArrayList<Check>();
    checks.add(Check.quick("hub", () -> List.of(hub.map(FleetChecks::hub).orElse(UNNAMED))));
    fleet
        .checks()
        .forEach(check -> checks.add(new Check(check.subject(), BOUND, () -> look(check))));
    return checks;
  }

  private static Finding hub(HubAddress hub) {
    var grid = GridOverview.of(hub);
    return Finding.good("hub", grid.url() + " answers, " + grid.nodesUp() + " nodes up");
  }

  private static List<Finding> look(FleetCheck check) {
    var found = check.look().get();
    var mark = Finding.Mark.valueOf(found.mark().name());
    return List.of(new Finding(check.subject(), mark, found.found(), found.advice()));
  }
}
