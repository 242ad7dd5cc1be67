package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.runnercli.dispatch.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class BeginningTest {
  @DataProvider
  public Object[][] files() {
    return new Object[][] {{"plan.json"}, {"subject.json"}};
  }

  @Test
  public void runThatGoesOnUnderAnotherProfileIsRemarkedUpon() throws IOException {
    var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
    var output = Files.createTempDirectory(target, "beginning").resolve("report");
    var run = DividedRun.green(3, 1).whole();
    try (var folder = OutputFolder.begin(output);
        var log = Beginning.anew(folder, run.plan(), run.sites(), run.subject(), List.of()).log()) {
      log.finished(run.attempts().get(0));
    }
    assertEquals(remarksOfResuming(output, Profile.LEAN), List.of());
    assertEquals(
        remarksOfResuming(output, Profile.FULL),
        List.of("before --resume the run had --profile lean"));
  }

  private static List<String> remarksOfResuming(Path output, Profile profile) throws IOException {
    try (var folder = OutputFolder.resume(output)) {
      var unfinished = folder.unfinished().orElseThrow();
      var begun = Beginning.resumed(folder, unfinished, new RetryPolicy(1), profile);
      begun.log().close();
      return begun.remarks();
    }
  }

  /** What is written is written beside its place first, and there the disk is full. */
  @Test(dataProvider = "files")
  public void diskThatIsFullAtTheBeginningIsOneLineAndLeavesNothing(String file)
      throws IOException {
    var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
    var output = Files.createTempDirectory(target, "beginning").resolve("report");
    var run = DividedRun.green(3, 1).whole();
    try (var folder = OutputFolder.begin(output)) {
      var beside = folder.running().resolve(file + ".partial");
      Files.createSymbolicLink(beside, Path.of("/dev/full"));
      var lost =
          expectThrows(
              OutputLostException.class,
              () -> Beginning.anew(folder, run.plan(), run.sites(), run.subject(), List.of()));
      assertTrue(
          lost.getMessage()
              .endsWith(
                  "report.running: can not be written: No space left on device; an earlier report"
                      + " is as it was: make room, then 'run' again"),
          lost.getMessage());
    }
    assertFalse(Files.exists(output.resolveSibling("report.running")));
  }
}
