package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.ShardMerge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Folders that were written with each version of the schema, by real runs. They stay as they are; a
 * new version adds its own beside them.
 */
public class OlderSchemasTest {
  @DataProvider
  Object[][] versions() {
    return new Object[][] {{"schema-1"}};
  }

  @Test(dataProvider = "versions")
  public void runsAreRead(String version) throws Exception {
    var first = RunFolder.read(folder(version, "shard-1")).report();
    assertEquals(
        outcomes(first), Map.of("dead", Outcome.UNREACHABLE, "kakeibo", Outcome.FALSE_INJECTION));
    assertEquals(first.with(Note.KNOWN).size(), 1);
    var second = RunFolder.read(folder(version, "shard-2")).report();
    assertEquals(
        outcomes(second), Map.of("kontor", Outcome.FALSE_INJECTION, "ledger", Outcome.REPLACED));
    assertEquals(second.verdict().exitCode(), 1);
    assertEquals(second.results().get(0).notes(), Set.of(Note.NEW));
    assertEquals(second.info().sessions().size(), 2);
  }

  @Test(dataProvider = "versions")
  public void mergedRunIsReadAndIsWhatItsShardsGive(String version) throws Exception {
    var shards =
        List.of(
            RunFolder.read(folder(version, "shard-2")), RunFolder.read(folder(version, "shard-1")));
    var merged = RunFolder.read(folder(version, "merged"));
    assertEquals(merged.report().results(), ShardMerge.of(shards).report().results());
    assertEquals(merged.report().results().size(), 4);
  }

  @Test(dataProvider = "versions")
  public void resultsGiveTheirDurations(String version) throws Exception {
    var earlier = EarlierTimings.read(Optional.of(folder(version, "merged")), Optional.empty());
    assertEquals(earlier.remarks(), List.of());
    assertEquals(earlier.timings().known().size(), 4);
  }

  @Test
  public void visitsAreReadThatDoNotTellOfTheirDocument() throws Exception {
    var walled =
        "{\"load\":\"walled\",\"url\":\"https://a.test/\",\"status\":403,\"rule\":\"imperva\"}";
    assertEquals(
        FileJson.mapper().readValue(walled, PageLoad.class),
        new PageLoad.Walled("https://a.test/", 403, "", "imperva", Optional.empty()));
    var failed =
        "{\"load\":\"stepFailed\",\"url\":\"https://a.test/\",\"step\":2,\"reason\":\"(click #a)\"}";
    assertEquals(
        FileJson.mapper().readValue(failed, PageLoad.class),
        new PageLoad.StepFailed("https://a.test/", 0, "", 2, "(click #a)", Optional.empty()));
  }

  private static Path folder(String version, String name) throws Exception {
    var place = "/dev/fieldtest/reports/" + version + "/" + name;
    return Path.of(OlderSchemasTest.class.getResource(place).toURI());
  }

  private static Map<String, Outcome> outcomes(RunReport report) {
    var outcomes = new TreeMap<String, Outcome>();
    report.results().forEach(r -> outcomes.put(r.site().id().value(), r.outcome()));
    return outcomes;
  }
}
