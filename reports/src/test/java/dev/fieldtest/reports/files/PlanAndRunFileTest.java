package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.Test;

public class PlanAndRunFileTest {
  @Test
  public void planComesBackAsItWasWritten() throws Exception {
    Folders.with(
        folder -> {
          var plan = Samples.plan(List.of(Samples.site("a"), Samples.site("b")));
          var file = folder.resolve(PlanFile.NAME);
          PlanFile.write(file, plan);
          assertEquals(PlanFile.read(file), plan);
        });
  }

  @Test
  public void planThatWasChangedIsRefused() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve(PlanFile.NAME);
          PlanFile.write(file, Samples.plan(List.of(Samples.site("a"))));
          Files.writeString(file, Files.readString(file).replace("\"a\"", "\"b\""));
          refused(() -> PlanFile.read(file), file, "was changed");
        });
  }

  @Test
  public void runComesBackAsItWasWritten() throws Exception {
    Folders.with(
        folder -> {
          var report = Samples.report(Outcome.REPLACED, Outcome.NOT_DETECTED);
          var file = folder.resolve(RunFile.NAME);
          RunFile.write(file, report);
          assertEquals(RunFile.read(file), report.info());
        });
  }

  @Test
  public void machinesComeBackAsTheyWereWritten() throws Exception {
    Folders.with(
        folder -> {
          var report = Samples.on(Samples.machines("\u001b<b>"), Samples.report(Outcome.REPLACED));
          var file = folder.resolve(RunFile.NAME);
          RunFile.write(file, report);
          assertEquals(RunFile.read(file).machines(), report.info().machines());
        });
  }

  @Test
  public void newerTornOrOtherFilesAreRefused() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve(RunFile.NAME);
          RunFile.write(file, Samples.report(Outcome.REPLACED));
          var good = Files.readString(file);
          Files.writeString(file, good.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 9"));
          refused(() -> RunFile.read(file), file, "schema version 9 is newer");
          refused(() -> PlanFile.read(file), file, "schema version 9 is newer");
          Files.writeString(file, good.substring(0, good.length() / 2));
          refused(() -> RunFile.read(file), file, "");
          Files.writeString(file, good.replace("\"complete\"", "\"somehow\""));
          refused(() -> RunFile.read(file), file, "");
          Files.writeString(file, good);
          refused(() -> PlanFile.read(file), file, "holds 'run' where 'plan' is needed");
        });
  }

  @Test
  public void failedWriteLeavesTheEarlierFileWhole() throws Exception {
    Folders.with(
        folder -> {
          var file = Files.writeString(folder.resolve("results.jsonl"), "earlier");
          expectThrows(
              java.io.IOException.class,
              () ->
                  WholeFile.write(
                      file,
                      out -> {
                        out.write("half");
                        throw new java.io.IOException("No space left on device");
                      }));
          assertEquals(Files.readString(file), "earlier");
          try (var files = Files.list(folder)) {
            assertEquals(files.count(), 1);
          }
        });
  }

  private static void refused(org.testng.Assert.ThrowingRunnable read, Path file, String message) {
    var refusal = expectThrows(MalformedFileException.class, read);
    assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    assertEquals(refusal.getMessage().lines().count(), 1);
  }
}
