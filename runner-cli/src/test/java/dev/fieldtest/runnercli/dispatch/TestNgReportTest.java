package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.ReportMerger;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.formats.AllureResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.testng.annotations.Test;

public class TestNgReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] CHUNKS = {"passes fails", "dead walled", "lost"};

  @Test(timeOut = 60_000)
  public void allureHearsOfEachSiteOnceWithStatusNameAndAttempts() throws IOException {
    // 'lost' has no attempt at all: the run ends before it.
    var results = results(report(mixed()));
    assertEquals(
        summary(results),
        Map.of(
            "passes", "passed chunk-1 [attempt 1, full: REPLACED]",
            "fails",
                "failed chunk-1 [attempt 1, full: NOT_REPLACED, attempt 2, full: NOT_REPLACED]",
            "walled", "failed chunk-2 [attempt 1, full: PAGE_BROKEN, attempt 2, full: PAGE_BROKEN]",
            "dead",
                "broken chunk-2 [attempt 1, full: void, GRID_LOST, attempt 2, full: void,"
                    + " GRID_LOST, attempt 3, full: void, GRID_LOST, attempt 4, full: void,"
                    + " GRID_LOST, attempt 5, full: void, GRID_LOST]",
            "lost", "skipped chunk-3 []"));
    var fails = named(results, "fails");
    assertEquals(
        fails.at("/statusDetails/message").asText(),
        "NOT_REPLACED: the form was detected, but there is no usable control: the original field"
            + " input#login_field still shows");
    assertEquals(fails.path("historyId").asText(), "fails");
    assertEquals(fails.path("fullName").asText(), "fieldtest.fails");
    assertEquals(labels(fails, "tag"), List.of("tag-fails"));
    assertEquals(labels(fails, "feature"), List.of("NOT_REPLACED"));
  }

  @Test(timeOut = 60_000)
  public void finishReturnsWhenNothingWasPlanned() throws IOException {
    var sites = Runs.sites();
    new TestNgReport(sites, Optional.of(folder()))
        .finish(
            ReportMerger.merge(
                info(), Runs.plan(sites), List.of(), java.util.stream.Stream.of(), Bounds.TODAY));
  }

  @Test(timeOut = 60_000)
  public void resultsThatCanNotBeWrittenAreTheOutputsLossAndHangNothing() throws IOException {
    var file = Files.writeString(folder().resolve("file"), "in the way");
    var testNg = new TestNgReport(Runs.sites(CHUNKS), Optional.of(file.resolve("results")));
    var report = report(mixed());
    var lost = expectThrows(OutputLostException.class, () -> testNg.finish(report));
    assertTrue(lost.getMessage().contains("results: can not be written: "), lost.getMessage());
  }

  @Test(timeOut = 60_000)
  public void whatTheLogGivesToAllureIsTheSameToTheByte() throws IOException {
    var report = report(mixed());
    var folder = folder();
    var testNg = new TestNgReport(Runs.sites(CHUNKS), Optional.of(folder));
    report.results().stream().limit(2).forEach(testNg::decided);
    testNg.finish(report);
    var again = folder();
    new AllureResults().write(report, again);
    assertEquals(files(folder), files(again.resolve("allure-results")));
    assertEquals(files(folder).size(), 5);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private static Runs.Run mixed() {
    var grid =
        new FakeGrid()
            .on("fails", Act.FAIL)
            .on("walled", new Act.Shows(true, false))
            .on("dead", new Act.Loses(AbortCause.GRID_LOST));
    return Runs.run(grid, Bounds.one(), "passes fails", "dead walled");
  }

  private static RunReport report(Runs.Run run) {
    var sites = Runs.sites(CHUNKS);
    var all = sites.values().stream().flatMap(List::stream).toList();
    return ReportMerger.merge(
        info(), Runs.plan(sites), all, run.heard().attempts.stream(), Bounds.TODAY);
  }

  /** Feeds a part of the results as they come, the rest at the end. */
  private static List<JsonNode> results(RunReport report) throws IOException {
    var folder = folder();
    var testNg = new TestNgReport(Runs.sites(CHUNKS), Optional.of(folder));
    report.results().stream().limit(2).forEach(testNg::decided);
    testNg.finish(report);
    try (var files = Files.list(folder)) {
      var results = files.filter(file -> file.toString().endsWith("-result.json")).toList();
      return results.stream().map(TestNgReportTest::read).toList();
    }
  }

  private static Path folder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "allure");
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> summary(List<JsonNode> results) {
    var summary = new TreeMap<String, String>();
    for (var result : results) {
      var steps = texts(result.path("steps"), "name");
      var line =
          result.path("status").asText() + " " + labels(result, "suite").get(0) + " " + steps;
      var twice = summary.put(result.path("name").asText(), line);
      assertEquals(twice, null, "one result a site");
    }
    return summary;
  }

  private static JsonNode named(List<JsonNode> results, String name) {
    return results.stream()
        .filter(result -> result.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> labels(JsonNode result, String name) {
    return StreamSupport.stream(result.path("labels").spliterator(), false)
        .filter(label -> label.path("name").asText().equals(name))
        .map(label -> label.path("value").asText())
        .toList();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }

  private static RunInfo info() {
    return new RunInfo(
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(9),
        dev.fieldtest.reports.RunEnding.MAX_FAILURES,
        "corpus.jsonl",
        new ExtensionInfo("id", "name", "1", "0".repeat(64)),
        Gate.DEFAULT,
        Map.of(),
        Map.of(),
        List.of());
  }
}
