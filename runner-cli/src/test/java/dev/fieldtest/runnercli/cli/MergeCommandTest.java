package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.RunFolders;
import dev.fieldtest.reports.RunResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MergeCommandTest {
  private static final int USAGE = 2;
  private static final int INCOMPLETE = 6;
  private static final DividedRun RUN = DividedRun.of(11, 30, 3);
  private static final DividedRun GREEN = DividedRun.green(20, 3);

  private static Invocation merge(DividedRun run, int... shards) throws IOException {
    var call = Invocation.of("merge");
    RunFolders.write(run, call.folder());
    for (var shard : shards) {
      call.with(call.folder() + "/shard-" + shard);
    }
    return call.with("--output", report(call).toString());
  }

  private static Path report(Invocation call) {
    return call.folder().resolve("report");
  }

  @Test
  public void orderOfShardsChangesNoByteAndReportMakesTheSameFiles() throws IOException {
    var one = merge(RUN, 1, 2, 3);
    var other = merge(RUN, 3, 1, 2, 3);
    var exitCode = one.call().exitCode();
    assertEquals(exitCode, RUN.whole().report().verdict().exitCode());
    assertEquals(other.call().exitCode(), exitCode);
    var merged = Tree.of(report(one));
    assertEquals(Tree.of(report(other)), merged);
    assertTrue(merged.keySet().containsAll(Set.of("merge.json", "attempts/merged.jsonl")));
    var again = Invocation.of("report").with(report(one).toString()).call();
    assertEquals(again.exitCode(), exitCode, again.err());
    assertEquals(Tree.of(report(one)), merged);
  }

  @Test
  public void screenshotsOfTheRunsThatCountComeAlong() throws IOException {
    var call = merge(GREEN, 1, 2, 3);
    for (var shard : List.of("shard-1", "shard-3")) {
      var folder = Files.createDirectory(call.folder().resolve(shard).resolve("screenshots"));
      Files.writeString(folder.resolve(shard + "-1-with.webp"), shard);
    }
    assertEquals(call.call().exitCode(), 0);
    var merged = report(call).resolve("screenshots");
    assertEquals(Files.readString(merged.resolve("shard-1-1-with.webp")), "shard-1");
    assertEquals(Files.readString(merged.resolve("shard-3-1-with.webp")), "shard-3");
  }

  @Test
  public void shardsWithABaselineAreComparedAsOneAndReportMakesTheSameFiles() throws IOException {
    var before = RunResults.of(DividedRun.of(12, 30, 1).whole().report(), "main-report", "", true);
    var run = RUN.after(Past.of(before));
    var call = merge(run, 1, 2, 3);
    var exitCode = run.whole().report().verdict().exitCode();
    assertEquals(call.call().exitCode(), exitCode);
    var merged = Tree.of(report(call));
    assertTrue(merged.get("summary.md").contains("Compared with `main-report`"), merged.toString());
    var again = Invocation.of("report").with(report(call).toString()).call();
    assertEquals(again.exitCode(), exitCode, again.err());
    assertEquals(Tree.of(report(call)), merged);
  }

  @Test
  public void missingShardIsSaidFirstAndIsIncomplete() throws IOException {
    var call = merge(GREEN, 1, 3);
    var result = call.call();
    assertEquals(result.exitCode(), INCOMPLETE);
    var said = "shard 2/3 is missing; " + GREEN.shards().get(1).plan().siteCount() + " sites have";
    assertTrue(result.out().strip().startsWith("Incomplete: " + said), result.out());
    var summary = Files.readString(report(call).resolve("summary.md"));
    assertTrue(summary.startsWith("## Fieldtest: The run is incomplete: " + said), summary);
    var lines = Files.readAllLines(report(call).resolve("results.jsonl"));
    assertEquals(lines.size(), 21);
    assertEquals(
        lines.stream().filter(line -> line.contains("\"MISSING\"")).count(),
        GREEN.shards().get(1).plan().siteCount());
    assertEquals(merge(GREEN, 1, 2, 3).call().exitCode(), 0);
  }

  @Test
  public void emptyFolderOfAnAgentIsAMissingShard() throws IOException {
    var call = merge(GREEN, 1, 3);
    var empty = Files.createDirectory(call.folder().resolve("shard-x"));
    var result = call.with(empty.toString()).call();
    assertEquals(result.exitCode(), INCOMPLETE);
    assertTrue(result.out().contains("shard-x: is empty and was passed over"), result.out());
  }

  @Test
  public void folderThatIsNotThereIsAMissingShardWhereItsShardHasSites() throws IOException {
    var missed = merge(GREEN, 1, 3);
    var result = missed.with(missed.folder() + "/absent").call();
    assertEquals(result.exitCode(), INCOMPLETE, result.err());
    assertTrue(result.out().contains("absent: does not exist and was passed over"), result.out());
    assertTrue(result.out().contains("shard 2/3 is missing"), result.out());
    var few = DividedRun.green(2, 9);
    var withSites =
        few.shards().stream()
            .filter(shard -> shard.plan().siteCount() > 0)
            .mapToInt(shard -> shard.plan().shard().index())
            .toArray();
    assertTrue(withSites.length < 9);
    var whole = merge(few, withSites);
    assertEquals(whole.with(whole.folder() + "/absent").call().exitCode(), 0);
  }

  @Test
  public void runsOfWhichNoneIsFinishedAreIncompleteAndAllNamed() throws IOException {
    var call = merge(GREEN, 1, 3);
    for (var shard : List.of("shard-1", "shard-3")) {
      Files.delete(call.folder().resolve(shard).resolve("run.json"));
    }
    var result = call.call();
    assertEquals(result.exitCode(), INCOMPLETE, result.err());
    assertEquals(result.errors().size(), 1, result.err());
    assertTrue(result.err().contains("/shard-1, "), result.err());
    assertTrue(result.err().contains("/shard-3: not finished"), result.err());
    assertFalse(Files.exists(report(call)));
  }

  @DataProvider
  Object[][] refused() {
    return new Object[][] {
      {"shard-1", "shard-1", "would replace"},
      {"shard-1", "shard-1/..", "would replace"},
      {"nothing", "report", "nothing: does not exist"},
      {"foreign", "report", "foreign: holds no run: no plan.json"},
      {"shard-1", "foreign", "holds files that Fieldtest did not write"},
      {"shard-1", "held", "there is an unfinished run"},
    };
  }

  @Test(dataProvider = "refused")
  public void refusalIsOneLineAndChangesNothing(String input, String output, String why)
      throws IOException {
    var call = Invocation.of("merge");
    RunFolders.write(GREEN, call.folder());
    Files.writeString(
        Files.createDirectory(call.folder().resolve("foreign")).resolve("thesis.txt"), "mine");
    var running = Files.createDirectories(call.folder().resolve("held.running/attempts"));
    Files.writeString(running.resolve("run.jsonl"), "{}");
    var before = Tree.of(call.folder());
    var result =
        call.with(call.folder().resolve(input).toString())
            .with("--output", call.folder().resolve(output).toString())
            .call();
    assertEquals(result.exitCode(), USAGE, result.err());
    assertEquals(result.errors().size(), 1, result.err());
    assertTrue(result.err().contains(why), result.err());
    assertEquals(Tree.of(call.folder()), before);
  }

  @Test(timeOut = 120_000)
  public void oldReportStaysWholeWhenTheMergedOneCanNotBeWritten() throws Exception {
    var call = merge(GREEN, 1, 2, 3);
    assertEquals(call.call().exitCode(), 0);
    var before = Tree.of(report(call));
    FullDisk.call(
        call.folder().resolve("err"),
        "merge",
        call.folder() + "/shard-1",
        "--output",
        report(call).toString());
    assertEquals(Tree.of(report(call)), before);
    assertFalse(Files.exists(call.folder().resolve("report.running")));
  }

  @Test
  public void onlyTheFormatsThatWereAskedForAreWritten() throws IOException {
    var call = merge(GREEN, 1, 2, 3).with("--reporter", "junit,md");
    assertEquals(call.call().exitCode(), 0);
    var names = new TreeSet<String>();
    try (var files = Files.list(report(call))) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    assertEquals(
        List.copyOf(names),
        List.of(
            "attempts",
            "corpus.jsonl",
            "junit.xml",
            "merge.json",
            "plan.json",
            "run.json",
            "subject.json",
            "summary.md"));
    var wrong = merge(GREEN, 1).with("--reporter", "html,pdf").call();
    assertEquals(wrong.exitCode(), USAGE);
    assertTrue(wrong.err().contains("'pdf' is no format; choose of html"), wrong.err());
  }

  @Test
  public void githubSeesLinesOfTheCorpusAndTheSummary() throws IOException {
    var call = merge(RUN, 1, 2, 3);
    var summary = call.folder().resolve("step-summary");
    Files.writeString(summary, "before\n");
    var result =
        call.with("--reporter", "github,md")
            .environment("GITHUB_STEP_SUMMARY", summary.toString())
            .call();
    assertTrue(result.out().startsWith("::error title=site-"), result.out());
    assertEquals(
        Files.readString(summary),
        "before\n" + Files.readString(report(call).resolve("summary.md")));
    assertFalse(Files.exists(report(call).resolve("report.html")));
  }
}
