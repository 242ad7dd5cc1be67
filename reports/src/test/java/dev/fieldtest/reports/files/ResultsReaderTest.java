package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.CorpusEdit;
import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunFolders;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.reports.formats.ResultsJsonl;
import dev.fieldtest.reports.formats.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ResultsReaderTest {
  private static final RunReport REPORT = Samples.report(Outcome.REPLACED, Outcome.NOT_DETECTED);

  /** As an earlier Fieldtest wrote it, without a count of runs. */
  private static final String EARLY =
      """
      {"schemaVersion":1,"kind":"results"}
      {"site":"a","url":"https://a.test/","expect":"replaced","outcome":"REPLACED","blame":"nobody","flaky":true,"known":false,"new":false,"notes":["flaky","ofTomorrow"],"attempts":2,"durationMs":1200,"lastPass":"2026-11-02T09:00:01Z","evidence":{"detail":""}}
      """;

  @Test
  public void whatWasWrittenIsReadWithItsConditions() throws Exception {
    Folders.with(
        folder -> {
          write(REPORT, folder);
          SubjectFile.write(
              folder.resolve(SubjectFile.NAME), new Subject("ab".repeat(32), "cd".repeat(32)));
          var results = ResultsReader.read(folder);
          assertEquals(results.sites().get(0).outcome(), Outcome.NOT_DETECTED);
          assertEquals(results.sites().get(0).notes(), Set.of(Note.NEW));
          assertEquals(results.sites().get(1).history(), REPORT.results().get(1).history());
          assertEquals(results.conditions(), Map.of(RunResults.CONTRACT, "cd".repeat(32)));
          assertEquals(results.remarks(), List.of());
          assertEquals(
              ResultsReader.read(folder.resolve("results.jsonl")).sites(), results.sites());
        });
  }

  @Test
  public void resultsOfAnEarlierVersionHaveAHistoryOfOneRun() throws Exception {
    Folders.with(
        folder -> {
          var file = Files.writeString(folder.resolve("results.jsonl"), EARLY);
          var site = ResultsReader.read(file).sites().get(0);
          assertEquals(site.notes(), Set.of(Note.FLAKY), "a later version's note is left out");
          assertEquals(site.history().runs(), 1);
          assertEquals(site.history().flakyRuns(), 1);
          assertEquals(site.history().last().orElseThrow(), Outcome.REPLACED);
        });
  }

  @Test
  public void whatNoFormatHoldsIsMadeOfLogAndPast() throws Exception {
    Folders.with(
        folder -> {
          var first = DividedRun.green(20, 1).whole();
          var past = Past.of(RunResults.of(first.report(), "before", "", true));
          RunFolders.write(DividedRun.after(first, past), folder);
          var written = ResultsReader.read(folder);
          Files.delete(folder.resolve(ResultsFile.NAME));
          assertEquals(ResultsReader.read(folder), written);
          var known = ResultsReader.past(Optional.empty(), Optional.of(folder));
          assertEquals(known, new Past(written.histories(), Optional.empty(), List.of()));
          known.histories().values().forEach(history -> assertEquals(history.runs(), 2));
        });
  }

  @Test
  public void historiesOfSitesThatARunLeftOutAreKept() throws Exception {
    Folders.with(
        folder -> {
          var all = DividedRun.green(20, 2);
          var past = Past.of(RunResults.of(all.whole().report(), "before", "", true));
          var part = DividedRun.after(all.shards().get(0), past);
          RunFolders.write(part, folder);
          var known = ResultsReader.past(Optional.empty(), Optional.of(folder)).histories();
          assertEquals(known.keySet(), past.histories().keySet());
          var planned = part.plan().siteCount();
          assertTrue(planned > 0 && planned < 20, "a part: " + planned);
          assertEquals(
              known.values().stream().filter(history -> history.runs() == 2).count(), planned);
        });
  }

  @Test
  public void runThatEndedEarlyIsUsedWithARemark() throws Exception {
    Folders.with(
        folder -> {
          var attempts = List.of(Samples.judged("a", 1, Profile.LEAN, Outcome.REPLACED));
          write(
              Samples.report(
                  RunEnding.INTERRUPTED, List.of(Samples.site("a"), Samples.site("b")), attempts),
              folder);
          assertTrue(
              ResultsReader.read(folder).remarks().get(0).contains("the run was interrupted"));
        });
  }

  @Test
  public void whatIsMissingOrForeignIsRefused() throws Exception {
    Folders.with(
        folder -> {
          refused(folder.resolve("none"), "does not exist; name an output folder");
          refused(folder, "holds no report of Fieldtest");
          Files.writeString(folder.resolve("notes.txt"), "mine");
          refused(folder.resolve("notes.txt"), "not a file of Fieldtest");
          Files.write(folder.resolve("image"), new byte[] {(byte) 0x89, 'P', (byte) 0xff, 0, 10});
          refused(folder.resolve("image"), "not");
          PlanFile.write(folder.resolve(PlanFile.NAME), Samples.plan(List.of(Samples.site("a"))));
          refused(folder, "is of a run that has not ended");
        });
  }

  @DataProvider
  Object[][] damages() {
    return new Object[][] {
      {"torn in a line", "\"outcome\":\"NOT_DET", ":2: the file is truncated here"},
      {
        "torn at a line's end",
        "\n{\"site\":\"replaced\"",
        "is truncated: it holds 1 site, and its header tells of 2"
      },
      {"empty", "{\"schemaVersion\"", "no schemaVersion and kind"},
    };
  }

  @Test(dataProvider = "damages")
  public void truncatedResultsAreRefused(String what, String from, String says) throws Exception {
    Folders.with(
        folder -> {
          write(REPORT, folder);
          var file = folder.resolve("results.jsonl");
          var text = Files.readString(file);
          Files.writeString(file, text.substring(0, text.indexOf(from)));
          refused(folder, says);
        });
  }

  /** Headers did not always tell how many sites there are. */
  @Test
  public void fileThatLacksSitesIsRefusedWhereAnythingTells() throws Exception {
    Folders.with(
        folder -> {
          write(REPORT, folder);
          var file = folder.resolve("results.jsonl");
          var lines = Files.readAllLines(file);
          Files.write(file, lines.subList(0, 2));
          refused(file, "is truncated: it holds 1 site, and its header tells of 2");
          Files.write(file, List.of(EARLY.lines().findFirst().orElseThrow(), lines.get(1)));
          refused(file, "is truncated: it holds 1 site, and run.json tells of 2");
          Files.delete(folder.resolve("run.json"));
          assertEquals(ResultsReader.read(file).sites().size(), 1);
          Files.write(file, EARLY.lines().limit(1).toList());
          refused(file, "holds a header and no site");
        });
  }

  @Test
  public void proposalsAreKnownWhereNoFormatHoldsThem() throws Exception {
    Folders.with(
        folder -> {
          RunFolders.write(DividedRun.of(1, 200, 1).whole(), folder);
          var written = proposals(folder);
          assertTrue(written.stream().anyMatch(Optional::isPresent));
          Files.delete(folder.resolve(ResultsFile.NAME));
          assertTrue(proposals(folder).equals(written));
        });
  }

  private static List<Optional<CorpusEdit>> proposals(Path folder) throws Exception {
    return ResultsReader.read(folder).sites().stream().map(SiteRecord::proposal).toList();
  }

  @Test
  public void resultsOfANewerVersionAreRefused() throws Exception {
    Folders.with(
        folder -> {
          write(REPORT, folder);
          var file = folder.resolve("results.jsonl");
          Files.writeString(
              file, Files.readString(file).replace("\"schemaVersion\":1", "\"schemaVersion\":7"));
          refused(folder, "schema version 7 is newer than 1");
        });
  }

  @Test
  public void siteThatIsToldTwiceIsRefused() throws Exception {
    Folders.with(
        folder -> {
          var line = EARLY.lines().skip(1).findFirst().orElseThrow() + "\n";
          var file = Files.writeString(folder.resolve("results.jsonl"), EARLY + line);
          refused(file, "tells of 'a' twice");
        });
  }

  private static void write(RunReport report, Path folder) throws IOException {
    new ResultsJsonl().write(report, folder);
    new RunJson().write(report, folder);
  }

  private static void refused(Path place, String says) {
    var failure = expectThrows(UnusableResultsException.class, () -> ResultsReader.read(place));
    assertTrue(failure.getMessage().contains(says), failure.getMessage());
    assertEquals(failure.getMessage().lines().count(), 1);
  }
}
