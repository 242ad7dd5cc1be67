package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.reports.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.Test;

/** Folders that must not or can not be written into. */
public class RefusedOutputFolderTest {
  @Test
  public void foreignFolderIsRefusedAndLeftAlone() throws Exception {
    Folders.with(
        parent -> {
          var dir = Files.createDirectory(parent.resolve("report"));
          Files.writeString(dir.resolve("thesis.txt"), "mine");
          refused(dir, "holds files that Fieldtest did not write");
          Files.writeString(dir.resolve("run.json"), "{\"kind\":\"marathon\"}");
          refused(dir, "holds files that Fieldtest did not write");
          assertEquals(ReportFolder.entries(parent), List.of("report"));
          assertEquals(ReportFolder.entries(dir), List.of("run.json", "thesis.txt"));
        });
  }

  @Test
  public void foreignNeighboursAreRefusedBeforeAnythingIsWritten() throws Exception {
    Folders.with(
        parent -> {
          for (var name : List.of("report.running", "report.previous")) {
            var neighbour = Files.createDirectory(parent.resolve(name));
            var file = Files.writeString(neighbour.resolve("mine"), "");
            refused(parent.resolve("report"), "is in the way");
            Files.delete(file);
          }
        });
  }

  @Test
  public void fileInPlaceOfAFolderIsRefused() throws Exception {
    Folders.with(
        parent -> {
          var file = Files.writeString(parent.resolve("report"), "");
          refused(file, "is no folder");
          refused(file.resolve("report"), "can not be written: Not a directory");
          refused(Path.of("/"), "no report can be put in place");
        });
  }

  @Test
  public void unwritableParentIsRefused() {
    refused(Path.of("/proc/fieldtest/report"), "can not be written");
  }

  @Test
  public void secondRunAtOnceIsRefusedInThisProcessAndFromAnother() throws Exception {
    Folders.with(
        parent -> {
          var dir = parent.resolve("report");
          try (var output = OutputFolder.begin(dir)) {
            refused(dir, "another run is writing here");
            assertEquals(beginInAnotherProcess(dir), "refused");
            assertTrue(Files.exists(output.running().resolve("attempts")));
          }
          assertEquals(beginInAnotherProcess(dir), "begun");
        });
  }

  /** Begins as a program of its own does. */
  public static final class Beginner {
    private Beginner() {}

    public static void main(String[] args) throws Exception {
      try (var output = OutputFolder.begin(Path.of(args[0]))) {
        System.out.print(output.earlier().isEmpty() ? "begun" : "found");
      } catch (UnusableFolderException e) {
        System.out.print("refused");
      }
    }
  }

  private static String beginInAnotherProcess(Path dir) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(java, "-cp", classes, Beginner.class.getName(), dir.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    return said;
  }

  private static void refused(Path dir, String message) {
    var refusal = expectThrows(UnusableFolderException.class, () -> OutputFolder.begin(dir));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
  }
}
