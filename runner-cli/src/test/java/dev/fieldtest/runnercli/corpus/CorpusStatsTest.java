package dev.fieldtest.runnercli.corpus;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.reports.files.FileJson;
import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.runnercli.corpus.CorpusStats.Known;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CorpusStatsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static final Corpus CORPUS =
      corpus(
          "https://www.a.co.uk/",
          "{\"url\":\"https://id.a.co.uk/x\",\"lang\":\"en\",\"tags\":[\"t\",\"u\"],\"form\":{\"password\":\"p\",\"frame\":[\"f\"]}}",
          "{\"url\":\"https://b.test/\",\"lang\":\"en\",\"tags\":[\"t\"],\"expect\":\"untouched\",\"steps\":[{\"click\":\"a\"},{\"click\":\"b\"},{\"waitFor\":\"c\"}]}",
          "{\"id\":\"old\",\"url\":\"https://c.test/\",\"knownFailure\":{\"reason\":\"R-1\",\"until\":\"2026-11-20\"}}",
          "{\"id\":\"today\",\"url\":\"https://d.test/\",\"knownFailure\":{\"reason\":\"R-2\",\"until\":\"2026-11-21\"}}");

  private static Corpus corpus(String... lines) {
    try {
      var target = Files.createDirectories(Path.of("target").toAbsolutePath());
      var file = Files.createTempDirectory(target, "stats").resolve("sites.jsonl");
      return CorpusReader.read(Files.write(file, List.of(lines)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  public void countsWhatACorpusConsistsOf() {
    var counts = CorpusStats.of(CORPUS, TODAY).counts();
    assertEquals(counts.get("expected"), Map.of("replaced", 4L, "untouched", 1L));
    assertEquals(counts.get("form"), Map.of("left to the detector", 4L, "named", 1L));
    assertEquals(counts.get("frames"), Map.of("none", 4L, "form 1 deep", 1L));
    assertEquals(counts.get("steps"), Map.of("none", 4L, "click", 1L, "waitFor", 1L));
    assertEquals(counts.get("languages"), Map.of("not said", 3L, "en", 2L));
    assertEquals(counts.get("tags"), Map.of("t", 2L, "u", 1L));
    assertEquals(List.copyOf(counts.get("domains").keySet()).get(0), "a.co.uk");
  }

  @Test
  public void countsStepsInFramesByWhatTheyDoAndHowDeep() {
    var steps =
        "{\"url\":\"https://f.test/\",\"steps\":[{\"click\":\"a\",\"frame\":[\"f\",\"g\"]},"
            + "{\"waitFor\":\"b\",\"frame\":[\"f\"]},{\"click\":\"c\",\"frame\":[\"f\"]}],"
            + "\"form\":{\"password\":\"p\",\"frame\":[\"f\"]}}";
    var counts = CorpusStats.of(corpus(steps), TODAY).counts();
    assertEquals(counts.get("steps"), Map.of("click", 1L, "waitFor", 1L));
    assertEquals(
        counts.get("frames"), Map.of("form 1 deep", 1L, "step 1 deep", 1L, "step 2 deep", 1L));
  }

  @Test
  public void tellsHowLongFailuresMayStillBeKnown() {
    assertEquals(
        CorpusStats.of(CORPUS, TODAY).knownFailures(),
        List.of(
            new Known(new SiteId("old"), TODAY.minusDays(1), 0, "R-1"),
            new Known(new SiteId("today"), TODAY, 1, "R-2")));
    var lines = new StatsTable(CorpusStats.of(CORPUS, TODAY), 80).lines();
    assertTrue(lines.contains("known failures: 2, 1 of them expired"), lines.toString());
    assertTrue(lines.contains("  2026-11-20  expired 1 d ago old: R-1"), lines.toString());
    assertTrue(lines.contains("  2026-11-21  1 d left        today: R-2"), lines.toString());
  }

  @DataProvider
  public Object[][] widths() {
    return new Object[][] {{30}, {60}, {100}, {300}};
  }

  @Test(dataProvider = "widths")
  public void fitsTheTerminalAndAligns(int columns) {
    var stats = CorpusStats.of(GeneratedSites.corpus("日本 bundled:300", 300, 1), TODAY);
    var lines = new StatsTable(stats, columns).lines();
    for (var line : lines) {
      assertTrue(PlainText.width(line) <= columns, line);
    }
    var rows = lines.stream().filter(line -> line.endsWith(" %")).map(PlainText::width).distinct();
    assertEquals(rows.count(), 1, String.join("\n", lines));
  }

  @Test
  public void listsNothingOfWhichThereIsOneOfEach() {
    var stats = CorpusStats.of(GeneratedSites.corpus("some", 300, 1), TODAY);
    var lines = new StatsTable(stats, 80).lines();
    assertEquals(lines.get(lines.indexOf("domains (300)") + 1), "  each once");
  }

  @Test
  public void isWholeAsJson() throws Exception {
    var stats = CorpusStats.of(GeneratedSites.corpus("some", 300, 1), TODAY);
    JsonNode json = FileJson.mapper().readTree(FileJson.mapper().writeValueAsString(stats));
    assertEquals(json.path("sites").asInt(), 300);
    var languages = 0;
    for (var language : json.path("counts").path("languages")) {
      languages += language.asInt();
    }
    assertEquals(languages, 300);
    assertEquals(json.path("knownFailures").size(), stats.knownFailures().size());
    assertTrue(json.path("knownFailures").get(0).path("daysLeft").isInt(), json.toString());
  }
}
