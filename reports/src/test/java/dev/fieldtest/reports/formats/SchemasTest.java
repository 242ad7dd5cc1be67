package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.Records;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.ShardMerge;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.reports.files.AttemptLog;
import dev.fieldtest.reports.files.FileJson;
import dev.fieldtest.reports.files.PastFile;
import dev.fieldtest.reports.files.PlanFile;
import dev.fieldtest.reports.files.RunFolder;
import dev.fieldtest.reports.files.SubjectFile;
import dev.fieldtest.sitecorpus.SiteId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SchemasTest {
  @DataProvider
  Object[][] reports() {
    return new Object[][] {
      {Samples.hostile()},
      {Samples.report()},
      {Samples.report(Outcome.values())},
      {Samples.on(Samples.machines("text"), Samples.report())},
    };
  }

  @Test(dataProvider = "reports")
  public void resultsAndRunAreAsTheirSchemasSay(RunReport report) throws Exception {
    Folders.with(
        folder -> {
          new ResultsJsonl().write(report, folder);
          for (var line : Files.readAllLines(folder.resolve("results.jsonl"))) {
            valid(schema("results", true), line);
          }
          new RunJson().write(report, folder);
          valid(schema("run", true), Files.readString(folder.resolve("run.json")));
        });
  }

  @Test
  public void planIsAsItsSchemaSays() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve(PlanFile.NAME);
          PlanFile.write(file, Samples.plan(List.of(Samples.site("a"), Samples.site("b"))));
          valid(schema("plan", true), Files.readString(file));
        });
  }

  @Test
  public void subjectIsAsItsSchemaSaysAndComesBack() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve(SubjectFile.NAME);
          var subject = new Subject("ab".repeat(32), "cd".repeat(32));
          SubjectFile.write(file, subject);
          valid(schema("subject", true), Files.readString(file));
          assertEquals(SubjectFile.read(file), subject);
        });
  }

  @Test
  public void mergeIsAsItsSchemaSays() throws Exception {
    Folders.with(
        folder -> {
          Files.createDirectory(folder.resolve("attempts"));
          RunFolder.write(ShardMerge.of(DividedRun.of(1, 30, 3).shards().subList(0, 2)), folder);
          valid(schema("merge", true), Files.readString(folder.resolve("merge.json")));
        });
  }

  @Test
  public void pastIsAsItsSchemaSays() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve(PastFile.NAME);
          var base = RunResults.of(Samples.hostile(), "base", "digest", true);
          PastFile.write(file, Past.of(base));
          valid(schema("past", true), Files.readString(file));
          PastFile.write(file, new Past(base.histories(), Optional.empty(), List.of("why")));
          valid(schema("past", true), Files.readString(file));
        });
  }

  @Test
  public void logIsAsItsSchemaSays() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          try (var log = AttemptLog.create(file)) {
            log.started(new SiteId("a"), 1, Samples.START);
            log.finished(
                Samples.pictured(Samples.detailed("a", 1, Outcome.WRONG_TARGET, Samples.HOSTILE)));
            for (var cause : AbortCause.values()) {
              log.finished(Samples.spoilt("a", 2, cause));
            }
          }
          for (var line : Files.readAllLines(file)) {
            valid(schema("attempts", true), line);
          }
        });
  }

  @Test
  public void comparisonIsAsItsSchemaSays() throws Exception {
    var base =
        Records.run(
            "base", Records.record("a", Outcome.REPLACED), Records.record("b", Outcome.MISSING));
    var now =
        Records.run(
            "now",
            Records.record("b", Outcome.WRONG_TARGET),
            Records.record("c", Outcome.BOT_WALL));
    for (var comparison : List.of(Comparison.of(base, now), Comparison.of(base, base))) {
      valid(
          schema("comparison", true), ComparisonFormat.JSON.lines(comparison, Gate.DEFAULT).get(0));
    }
    for (var change : Change.values()) {
      var name = FileJson.mapper().writeValueAsString(change);
      assertEquals(text("comparison").contains(name), true, name);
    }
  }

  @Test
  public void schemasKnowEachOutcomeAndNote() throws Exception {
    var schema = text("results");
    for (var outcome : Outcome.values()) {
      assertEquals(schema.contains("\"" + outcome + "\""), true, outcome.name());
    }
    assertEquals(Note.values().length, 6, "add the note to results.schema.json");
  }

  @Test
  public void schemasRefuseWhatIsMissingAndAcceptWhatIsAdded() throws Exception {
    var schema = schema("attempts", false);
    valid(schema, "{\"schemaVersion\":1,\"kind\":\"attempts\",\"later\":true}");
    var wrong = schema.validate("{\"entry\":\"started\",\"site\":\"a\"}", InputFormat.JSON);
    assertFalse(wrong.isEmpty());
  }

  private static void valid(Schema schema, String json) {
    assertEquals(schema.validate(json, InputFormat.JSON), List.of(), json);
  }

  /** Readers ignore unknown fields; the test does not, else a field could miss in the schema. */
  private static Schema schema(String name, boolean strict) throws Exception {
    var text = text(name);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            strict
                ? text.replace(
                    "\"type\": \"object\",\n",
                    "\"type\": \"object\", \"unevaluatedProperties\": false,\n")
                : text,
            InputFormat.JSON);
  }

  private static String text(String name) throws Exception {
    try (var in =
        AttemptLog.class.getResourceAsStream("/dev/fieldtest/reports/" + name + ".schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
