package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.fleet.Fleet;
import dev.fieldtest.griddocker.fleet.FleetNews;
import dev.fieldtest.griddocker.fleet.FleetOverview;
import dev.fieldtest.griddocker.fleet.Instance;
import dev.fieldtest.griddocker.fleet.Instance.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.Test;

/** Machines as {@code grid status} shows them. */
public class FleetTableTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instance.Size SIZE = new Instance.Size("c7i.2xlarge", 4, 0.4);

  private static final Fleet.Listing MACHINES =
      new Fleet.Listing(
          List.of(
              machine("i-new", State.PENDING, 30, ""),
              machine("i-old", State.RUNNING, 5400, "10.0.0.7"),
              machine("i-going", State.STOPPING, 3600, "10.0.0.8")),
          List.of(
              new Fleet.Gone(machine("i-gone", State.RUNNING, 3600, ""), NOW.minusSeconds(1800))));

  private static final List<GridLoad.Node> NODES =
      List.of(
          new GridLoad.Node(
              "n1",
              "10.0.0.7",
              Availability.UP,
              4,
              List.of(new GridLoad.Running("s1", NOW, Optional.empty()))),
          new GridLoad.Node("n2", "10.9.9.9", Availability.UP, 4, List.of()));

  private static final FleetNews NEWS = new FleetNews(Optional.of(Duration.ofSeconds(42)), 600);

  private final FleetOverview fleet =
      FleetOverview.of(MACHINES, NEWS, () -> new GridLoad(List.of(), NODES), NOW);

  private static Instance machine(String id, State state, int age, String address) {
    return new Instance(
        id, "order", SIZE, state == State.RUNNING, state, NOW.minusSeconds(age), address);
  }

  @Test
  public void machinesStandWithTheirNodesAndWhatTheyCost() {
    assertEquals(
        FleetTable.lines(fleet),
        List.of(
            "MACHINE   TYPE                 STATE      SINCE    NODE   SLOTS   SESSIONS   USD/H   USD",
            "i-old     c7i.2xlarge (spot)   running    1h 30m   UP     4       1          0.400   0.6000",
            "i-going   c7i.2xlarge          stopping   1h 00m   -      4       -          0.400   0.4000",
            "i-new     c7i.2xlarge          pending    30s      -      4       -          0.400   0.0033",
            "",
            "3 machines, 1 with a node that is up, 0.800 USD/h, 1.2033 USD so far",
            "3.01 h together, with 1 that ended in the last hour; 88 % of the slots are idle",
            "first session after 42s; 2.0056 USD per 1,000 sites (600 so far)"));
  }

  @Test
  public void programsGetTheSame() {
    var json = fleet.json();
    assertEquals(json.lines().count(), 1);
    for (var part :
        List.of(
            "\"kind\":\"fleet\"",
            "\"usdPerHour\":0.8",
            "\"ended\":1,\"idleShare\":0.875,\"firstSessionMs\":42000,\"sites\":600,",
            "\"usdPerThousandSites\":2.005",
            "\"id\":\"i-old\",\"type\":\"c7i.2xlarge\",\"spot\":true,\"state\":\"RUNNING\"",
            "\"node\":\"UP\",\"slots\":4,\"sessions\":1")) {
      assertEquals(json.contains(part), true, json);
    }
  }

  @Test
  public void noMachinesAreToldOf() {
    var none =
        FleetOverview.of(
            new Fleet.Listing(List.of(), List.of()),
            FleetNews.NONE,
            () -> new GridLoad(List.of(), NODES),
            NOW);
    var lines = FleetTable.lines(none);
    assertEquals(
        lines.subList(2, lines.size()),
        List.of(
            "0 machines, 0 with a node that is up, 0.000 USD/h, 0.0000 USD so far",
            "0.00 h together, with 0 that ended in the last hour"));
  }

  @Test
  public void machinesAreToldOfWhenTheirHubIsGone() {
    var alone =
        FleetOverview.of(
            MACHINES,
            FleetNews.NONE,
            () -> {
              throw new GridException(AbortCause.GRID_LOST, "no grid answers");
            },
            NOW);
    var lines = FleetTable.lines(alone);
    assertTrue(lines.get(1).matches("i-old .* running +1h 30m +[?] +4 +[?] +.*"), lines.get(1));
    assertEquals(
        lines.subList(5, lines.size()),
        List.of(
            "3 machines, ? with a node that is up, 0.800 USD/h, 1.2033 USD so far",
            "3.01 h together, with 1 that ended in the last hour"));
    assertEquals(alone.trouble(), Optional.of("no grid answers"));
    assertTrue(alone.json().contains("\"trouble\":\"no grid answers\""), alone.json());
  }
}
