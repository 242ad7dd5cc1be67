package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.reports.Folders;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.Test;

public class OutputFolderTest {
  @Test
  public void reportAppearsOnlyWhenItIsComplete() throws Exception {
    Folders.with(
        parent -> {
          var dir = parent.resolve("deep/report");
          try (var output = OutputFolder.begin(dir)) {
            assertTrue(Files.isDirectory(output.running().resolve("attempts")));
            assertEquals(output.earlier(), Optional.empty());
            ReportFolder.report(output.running(), "first");
            assertFalse(Files.exists(dir));
            output.complete();
          }
          assertEquals(Files.readString(dir.resolve("name")), "first");
          assertEquals(ReportFolder.entries(dir.getParent()), List.of("report"));
          assertEquals(ReportFolder.entries(dir), List.of("attempts", "name", "run.json"));
        });
  }

  @Test
  public void newReportReplacesTheEarlierOne() throws Exception {
    Folders.with(
        parent -> {
          var dir = ReportFolder.finished(parent, "first");
          try (var output = OutputFolder.begin(dir)) {
            assertEquals(output.earlier(), Optional.of(dir.toRealPath()));
            ReportFolder.report(output.running(), "second");
            assertEquals(Files.readString(dir.resolve("name")), "first");
            output.complete();
          }
          assertEquals(Files.readString(dir.resolve("name")), "second");
          assertEquals(ReportFolder.entries(parent), List.of("report"));
        });
  }

  @Test
  public void runThatDiesLeavesTheEarlierReportAndTheNextRunClearsUp() throws Exception {
    Folders.with(
        parent -> {
          var dir = ReportFolder.finished(parent, "first");
          try (var output = OutputFolder.begin(dir)) {
            Files.writeString(output.running().resolve("attempts/run.jsonl"), "");
            ReportFolder.report(output.running(), "dies");
          }
          assertEquals(Files.readString(dir.resolve("name")), "first");
          assertEquals(ReportFolder.entries(parent), List.of("report", "report.running"));
          try (var output = OutputFolder.begin(dir)) {
            assertEquals(
                ReportFolder.entries(output.running()), List.of("attempts", FolderLock.NAME));
          }
        });
  }

  @Test
  public void runThatLoggedNoAttemptLeavesNothing() throws Exception {
    Folders.with(
        parent -> {
          try (var output = OutputFolder.begin(parent.resolve("report"))) {
            Files.writeString(output.running().resolve("plan.json"), "{}");
          }
          assertEquals(ReportFolder.entries(parent), List.of());
        });
  }

  @Test
  public void crashBetweenTheRenamesLosesNothing() throws Exception {
    Folders.with(
        parent -> {
          var dir = ReportFolder.finished(parent, "first");
          Files.move(dir, parent.resolve("report.previous"));
          try (var output = OutputFolder.begin(dir)) {
            assertTrue(output.earlier().isPresent());
          }
          assertEquals(Files.readString(dir.resolve("name")), "first");
        });
  }

  @Test
  public void failedReplacementPutsTheEarlierReportBack() throws Exception {
    Folders.with(
        parent -> {
          var dir = ReportFolder.finished(parent, "first");
          var places = OutputPlaces.of(dir);
          expectThrows(java.io.IOException.class, places::replace);
          assertEquals(Files.readString(dir.resolve("name")), "first");
        });
  }

  @Test
  public void incompleteReportIsNotPutInPlace() throws Exception {
    Folders.with(
        parent -> {
          try (var output = OutputFolder.begin(parent.resolve("report"))) {
            expectThrows(IllegalStateException.class, output::complete);
          }
        });
  }

  @Test
  public void emptyFolderIsUsedAndLinkIsFollowed() throws Exception {
    Folders.with(
        parent -> {
          var real = Files.createDirectory(parent.resolve("real"));
          var link = Files.createSymbolicLink(parent.resolve("link"), real);
          try (var output = OutputFolder.begin(link)) {
            ReportFolder.report(output.running(), "linked");
            output.complete();
          }
          assertTrue(Files.isSymbolicLink(link));
          assertEquals(Files.readString(real.resolve("name")), "linked");
        });
  }
}
