package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.testng.annotations.Test;

/** Autoscalers that are processes of their own: killed, started again, and two at once. */
@Test(groups = "browser")
public class AutoscalersBrowserTest {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int SITES = 12;

  public void killedOneIsGoneOnWithByTheNext() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var scaling = Runner.create("");
        var lab = FleetLab.start(run)) {
      lab.await(run);
      lab.killAutoscalers(scaling, 1, Duration.ofSeconds(6));
      var last = lab.autoscaler(scaling);
      assertServed(lab, run);
      end(last);
    }
  }

  public void twoAtOnceLaunchNothingTwice() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var one = Runner.create("");
        var other = Runner.create("");
        var lab = FleetLab.start(run)) {
      var autoscalers = List.of(lab.autoscaler(one), lab.autoscaler(other));
      lab.await(run);
      assertServed(lab, run);
      for (var autoscaler : autoscalers) {
        end(autoscaler);
      }
    }
  }

  /** All sites are judged, machines leave by themselves, and no order was carried out twice. */
  private static void assertServed(FleetLab lab, Runner run) throws Exception {
    assertTrue(run.endsWithin(LONGEST), run.out());
    assertEquals(run.exitCode(), 0, run.out() + run.err());
    run.results().assertUndisturbed(SITES);
    Runner.await("idle machines leave", () -> lab.bed().live().isEmpty());
    lab.assertNothingTwice();
  }

  private static void end(Runner autoscaler) throws Exception {
    Processes.signal("TERM", autoscaler.pid());
    assertEquals(autoscaler.exitCode(), 0, autoscaler.out() + autoscaler.err());
    assertEquals(autoscaler.err(), List.of());
  }
}
