package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.sitecorpus.SiteId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class UnfinishedRunTest {
  private static final ChunkPlan PLAN =
      Samples.plan(List.of(Samples.site("a"), Samples.site("b"), Samples.site("c")));
  private static final Subject SUBJECT = new Subject("ab".repeat(32), "cd".repeat(32));

  @Test
  public void runThatDiedIsFoundWithWhatEndedAndWhatWasUnderWay() throws Exception {
    Folders.with(
        folder -> {
          var dir = folder.resolve("report");
          assertFalse(OutputFolder.holdsUnfinished(dir));
          var judged = Samples.detailed("a", 1, Outcome.REPLACED, "");
          die(dir);
          assertTrue(OutputFolder.holdsUnfinished(dir));
          try (var output = OutputFolder.resume(dir)) {
            var run = output.unfinished().orElseThrow();
            assertEquals(run.plan(), PLAN);
            assertEquals(run.subject(), SUBJECT);
            assertEquals(run.attempts(), List.of(judged));
            assertEquals(
                run.interrupted(),
                List.of(new LogEntry.Started(new SiteId("b"), 1, Samples.START)));
            assertEquals(run.warnings().size(), 1);
            run.require(PLAN, SUBJECT);
            assertFalse(Files.exists(output.allureResults()), "they would be there twice");
          }
        });
  }

  /** A run that tried 'a', was trying 'b', and was writing a line when it died. */
  private static void die(Path dir) throws Exception {
    try (var output = OutputFolder.begin(dir)) {
      PlanFile.write(output.running().resolve(PlanFile.NAME), PLAN);
      SubjectFile.write(output.running().resolve(SubjectFile.NAME), SUBJECT);
      Files.createDirectory(output.allureResults());
      try (var log = AttemptLog.create(output.log())) {
        log.started(new SiteId("a"), 1, Samples.START);
        log.started(new SiteId("b"), 1, Samples.START);
        log.finished(Samples.detailed("a", 1, Outcome.REPLACED, ""));
      }
      Files.writeString(output.log(), "{\"entry\":\"sta", StandardOpenOption.APPEND);
    }
  }

  @DataProvider
  Object[][] others() {
    var sites =
        new ChunkPlan(
            "99".repeat(32), Map.of(), ChunkPlan.TimingsUsed.NONE, PLAN.shard(), PLAN.chunks());
    var shard =
        new ChunkPlan(
            PLAN.corpusDigest(),
            Map.of(),
            ChunkPlan.TimingsUsed.NONE,
            Shard.parse("2/3"),
            PLAN.chunks());
    return new Object[][] {
      {sites, SUBJECT, "other sites"},
      {shard, SUBJECT, "shard 1/1"},
      {PLAN, new Subject("00".repeat(32), SUBJECT.contract()), "another extension"},
      {PLAN, new Subject(SUBJECT.extension(), "00".repeat(32)), "another contract"},
    };
  }

  @Test(dataProvider = "others")
  public void runOfSomethingElseIsRefused(ChunkPlan plan, Subject subject, String names) {
    var run = new UnfinishedRun(PLAN, SUBJECT, List.of(), List.of(), List.of());
    var refusal = expectThrows(UnusableFolderException.class, () -> run.require(plan, subject));
    assertTrue(refusal.getMessage().contains(names), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
  }

  @Test
  public void whereNothingIsUnfinishedNothingIsWritten() throws Exception {
    Folders.with(
        folder -> {
          var dir = folder.resolve("report");
          var refusal = expectThrows(UnusableFolderException.class, () -> OutputFolder.resume(dir));
          assertTrue(refusal.getMessage().contains("no unfinished run"), refusal.getMessage());
          assertFalse(Files.exists(folder.resolve("report.running")));
        });
  }

  @Test
  public void garbageIsRefusedInOneLine() throws Exception {
    Folders.with(
        folder -> {
          var dir = folder.resolve("report");
          die(dir);
          Files.writeString(folder.resolve("report.running/plan.json"), "{");
          var refusal = expectThrows(UnusableFolderException.class, () -> OutputFolder.resume(dir));
          assertTrue(refusal.getMessage().contains("plan.json"), refusal.getMessage());
          assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
        });
  }
}
