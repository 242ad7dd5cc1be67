package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.testng.annotations.Test;

/** Autoscalers that are processes of their own: killed, started again, and two at once. */
@Test(groups = "browser")
public class AutoscalersBrowserTest {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public void killedOneIsGoneOnWithByTheNext() throws Exception {
    killed(12, 1, Duration.ofSeconds(6));
  }

  @Test(groups = {"browser", "long"})
  public void onesThatAreKilledAtTenMomentsLoseAndLeakNothing() throws Exception {
    killed(90, 10, Duration.ofSeconds(10));
  }

  public void twoAtOnceLaunchNothingTwice() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(12));
        var one = Runner.create("");
        var other = Runner.create("");
        var lab = FleetLab.start(run)) {
      var autoscalers = List.of(lab.autoscaler(one), lab.autoscaler(other));
      lab.await(run);
      assertServed(lab, run, 12);
      for (var autoscaler : autoscalers) {
        end(autoscaler);
      }
    }
  }

  /** Each autoscaler lives for less than some time; the last is left alone. */
  private static void killed(int sites, int times, Duration most) throws Exception {
    var random = new Random(times);
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(sites));
        var scaling = Runner.create("");
        var lab = FleetLab.start(run)) {
      var runner = lab.await(run);
      for (var i = 0; i < times; i++) {
        var autoscaler = lab.autoscaler(scaling);
        var life = Duration.ofMillis(random.nextLong(most.toMillis()));
        assertTrue(!autoscaler.endsWithin(life), "it ended: " + autoscaler.out());
        Processes.signal("KILL", autoscaler.pid());
        assertEquals(autoscaler.exitCode(), 137);
      }
      var last = lab.autoscaler(scaling);
      assertServed(lab, runner, sites);
      end(last);
    }
  }

  /** All sites are judged, machines leave by themselves, and no order was carried out twice. */
  private static void assertServed(FleetLab lab, Runner run, int sites) throws Exception {
    assertTrue(run.endsWithin(LONGEST), run.out());
    assertEquals(run.exitCode(), 0, run.out() + run.err());
    run.assertUndisturbed(sites);
    Runner.await("idle machines leave", () -> lab.bed().live().isEmpty());
    lab.assertNothingTwice();
  }

  private static void end(Runner autoscaler) throws Exception {
    Processes.signal("TERM", autoscaler.pid());
    assertEquals(autoscaler.exitCode(), 0, autoscaler.out() + autoscaler.err());
    assertEquals(autoscaler.err(), List.of());
  }
}
