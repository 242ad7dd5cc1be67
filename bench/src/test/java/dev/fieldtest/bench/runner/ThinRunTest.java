package dev.fieldtest.bench.runner;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.bench.schedule.Workload;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.files.AttemptLogReader;
import dev.fieldtest.runnercli.dispatch.FakeSession;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

public class ThinRunTest {
  /** Were attempts kept, a kilobyte or two each, the 18,000 more would keep 18 MB or more. */
  @Test
  public void everySiteIsLoggedAndTheHeapStaysFlat() throws IOException {
    run(500);
    var few = heapLeftBy(2_000);
    var many = heapLeftBy(20_000);
    assertTrue(many - few < 10, "left by 2,000 sites: " + few + " MB, by 20,000: " + many + " MB");
  }

  /** What the run itself keeps, beside its sites and its plan. */
  private static double heapLeftBy(int count) throws IOException {
    var before = Meter.liveMegabytes();
    var sites = Workload.heavyTailed(count, 1).sites();
    var run = new ThinRun(sites);
    var input = Meter.liveMegabytes() - before;
    check(run, sites.stream().map(Site::id).collect(Collectors.toSet()).size());
    var left = Meter.liveMegabytes() - before - input;
    assertEquals(sites.size(), run.plan().siteCount());
    return left;
  }

  private static void run(int count) throws IOException {
    check(new ThinRun(Workload.heavyTailed(count, 1).sites()), count);
  }

  private static void check(ThinRun run, int count) throws IOException {
    var target = Files.createDirectories(Path.of("target", "thin-run"));
    var folder = Files.createTempDirectory(target, "run");
    assertEquals(run.run(folder.resolve("run.jsonl")).ending(), RunEnding.COMPLETE);
    var logged = AttemptLogReader.readAll(folder).attempts();
    var seen = logged.stream().map(attempt -> attempt.site()).collect(Collectors.toSet());
    assertEquals(seen.size(), count);
    assertTrue(logged.size() > count, "some are repeated");
    var sessions = run.grid().sessions();
    var visits = sessions.stream().mapToInt(FakeSession::visits).sum();
    assertTrue(visits > logged.size(), "some need a control visit");
    assertTrue(sessions.size() > 16, "repeats need fresh browsers: " + sessions.size());
  }
}
