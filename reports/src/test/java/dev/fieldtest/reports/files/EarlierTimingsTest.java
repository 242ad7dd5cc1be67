package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.Timings;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class EarlierTimingsTest {
  private static final String HEADER = "{\"schemaVersion\":1,\"kind\":\"results\"}\n";

  @Test
  public void readsHowLongEachSiteTookAndLeavesOutWhatWasNeverTried() throws IOException {
    var folder =
        folder(
            HEADER
                + "{\"site\":\"a\",\"url\":\"https://a.com/\",\"attempts\":2,\"durationMs\":1200}\n"
                + "{\"site\":\"b\",\"url\":\"https://b.com/\",\"attempts\":0,\"durationMs\":0}\n");
    var earlier = EarlierTimings.read(Optional.of(folder), Optional.empty());
    var known = Map.of(new SiteId("a"), Duration.ofMillis(1200));
    assertEquals(earlier.timings(), new Timings(folder.resolve("results.jsonl").toString(), known));
    assertTrue(earlier.remarks().isEmpty());
  }

  @Test
  public void nothingIsKnownWithoutAnEarlierReport() {
    assertEquals(EarlierTimings.read(Optional.empty(), Optional.empty()).timings(), Timings.NONE);
  }

  @Test
  public void baselineTellsThemWhereNoReportDoes() throws IOException {
    var line = "{\"site\":\"a\",\"attempts\":1,\"durationMs\":%d}\n";
    var baseline = folder(HEADER + line.formatted(900));
    var results = baseline.resolve("results.jsonl");
    var expected = new Timings(results.toString(), Map.of(new SiteId("a"), Duration.ofMillis(900)));
    for (var place : List.of(baseline, results)) {
      var told = EarlierTimings.read(Optional.empty(), Optional.of(place));
      assertEquals(told, new EarlierTimings(expected, List.of()));
    }
    var spoilt = EarlierTimings.read(Optional.of(folder("no JSON\n")), Optional.of(baseline));
    assertEquals(spoilt.timings(), expected);
    assertEquals(spoilt.remarks().size(), 1, spoilt.toString());
    var own = folder(HEADER + line.formatted(100));
    assertEquals(
        EarlierTimings.read(Optional.of(own), Optional.of(baseline)).timings().known(),
        Map.of(new SiteId("a"), Duration.ofMillis(100)));
  }

  @DataProvider
  public Object[][] unreadable() {
    return new Object[][] {
      {""},
      {"no JSON\n"},
      {"{\"schemaVersion\":99,\"kind\":\"results\"}\n"},
      {"{\"schemaVersion\":1,\"kind\":\"plan\"}\n"},
      {HEADER + "{\"site\":\"a\",\"atte"},
      {HEADER + "null\n"},
      {HEADER + "{\"site\":\"NO ID\",\"attempts\":1,\"durationMs\":1}\n"},
    };
  }

  @Test(dataProvider = "unreadable")
  public void resultsThatCanNotBeReadStopNoRun(String text) throws IOException {
    var earlier = EarlierTimings.read(Optional.of(folder(text)), Optional.empty());
    assertEquals(earlier.timings(), Timings.NONE);
    assertEquals(earlier.remarks().size(), 1, "said in one line");
    assertEquals(earlier.remarks().get(0).lines().count(), 1);
  }

  @Test
  public void reportWithoutResultsStopsNoRun() throws IOException {
    var target = Files.createDirectories(Path.of("target", "earlier"));
    var earlier =
        EarlierTimings.read(
            Optional.of(Files.createTempDirectory(target, "none")), Optional.empty());
    assertEquals(earlier.timings(), Timings.NONE);
    assertTrue(earlier.remarks().get(0).contains("does not exist"), "" + earlier.remarks());
  }

  private static Path folder(String results) throws IOException {
    var target = Files.createDirectories(Path.of("target", "earlier"));
    var folder = Files.createTempDirectory(target, "report");
    Files.writeString(folder.resolve("results.jsonl"), results);
    return folder;
  }
}
