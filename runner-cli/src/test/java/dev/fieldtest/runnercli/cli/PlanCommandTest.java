package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunFolders;
import dev.fieldtest.reports.files.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.Test;

/** What would run, and what of it because it failed before. */
public class PlanCommandTest {
  private static final int USAGE = 2;
  private static final int NOTHING_TO_RUN = 5;
  private static final DividedRun MIXED = DividedRun.of(1, 60, 1);

  /** A call in a folder with the report of a run and the corpus of that. */
  private static Invocation after(DividedRun run, String... arguments) throws IOException {
    var call = Invocation.of(arguments);
    var report = RunFolders.write(run.whole(), call.folder().resolve("report"));
    return call.with("--corpus", report.resolve("corpus.jsonl").toString())
        .with("--output", report.toString());
  }

  private static List<String> failed() {
    return MIXED.whole().report().results().stream()
        .filter(result -> result.outcome().red() && !result.notes().contains(Note.KNOWN))
        .map(result -> result.site().id().value())
        .sorted()
        .toList();
  }

  @Test
  public void onlyWhatFailedLastIsTakenAndTheReportStays() throws IOException {
    var call = after(MIXED, "run", "--list", "--last-failed");
    var before = Tree.of(call.folder());
    assertEquals(call.call().listed().stream().sorted().toList(), failed());
    assertTrue(!failed().isEmpty() && failed().size() < 60, failed().toString());
    assertEquals(Tree.of(call.folder()), before);
  }

  @Test
  public void otherFiltersHoldAsWell() throws IOException {
    var one = failed().get(0);
    var call = after(MIXED, "run", "--list", "--last-failed", "--grep", "^" + one + "$");
    assertEquals(call.call().listed(), List.of(one));
  }

  @Test
  public void nothingFailedIsNothingToRun() throws IOException {
    for (var command : List.of("run", "plan")) {
      var result = after(DividedRun.green(5, 1), command, "--last-failed").call();
      assertEquals(result.exitCode(), NOTHING_TO_RUN, result.err());
      Refusal.assertOneLine(result, "nothing to run: no site of the corpus that failed in ");
      assertEquals(result.out(), "");
    }
  }

  @Test
  public void withoutAReportNothingFailed() {
    var result = Invocation.run("--last-failed").call();
    Refusal.assertRefused(result, USAGE, "report yet; run without it first");
  }

  @Test
  public void planTellsChunksWithTheirSitesAndSeconds() throws IOException {
    var call = after(MIXED, "plan", "--sessions", "1", "--chunk-size", "7");
    var lines = call.call().out().lines().toList();
    assertTrue(
        lines.get(0).matches("Sites: 60, in \\d+ chunks, .* s one after another .*"), "" + lines);
    assertTrue(lines.get(0).contains("results.jsonl"), lines.get(0));
    assertTrue(lines.get(1).matches("chunk-1  [1-7] sites?  [\\d.,]+ s"), lines.get(1));
    assertEquals(lines.stream().filter(line -> line.startsWith("  site-")).count(), 60);
  }

  @Test
  public void jsonIsThePlanThatARunWouldWrite() throws IOException {
    var call = after(MIXED, "plan", "--json", "--shard", "1/2", "--last-failed", "--sessions", "2");
    var file = call.write("plan.json", call.call().out());
    var plan = PlanFile.read(file);
    var planned =
        plan.chunks().stream().flatMap(chunk -> chunk.sites().stream()).map(Object::toString);
    var listing = after(MIXED, "run", "--list", "--shard", "1/2", "--last-failed").call().listed();
    assertEquals(planned.sorted().toList(), listing.stream().sorted().toList());
    assertEquals(plan.filters().get("last-failed"), "true");
    assertFalse(plan.whole());
    assertEquals(plan.timings().sites(), plan.siteCount());
    assertEquals(Path.of(plan.timings().source()).getFileName().toString(), "results.jsonl");
  }

  @Test
  public void numberOfBrowsersIsOneOrMore() {
    Refusal.assertRefused(
        Invocation.of("plan", "--sessions", "0").call(), USAGE, "--sessions is 1 or more");
  }
}
