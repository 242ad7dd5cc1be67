package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
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
            report(output.running(), "first");
            assertFalse(Files.exists(dir));
            output.complete();
          }
          assertEquals(Files.readString(dir.resolve("name")), "first");
          assertEquals(entries(dir.getParent()), List.of("report"));
          assertEquals(entries(dir), List.of("attempts", "name", "run.json"));
        });
  }

  @Test
  public void newReportReplacesTheEarlierOne() throws Exception {
    Folders.with(
        parent -> {
          var dir = finished(parent, "first");
          try (var output = OutputFolder.begin(dir)) {
            assertEquals(output.earlier(), Optional.of(dir.toRealPath()));
            report(output.running(), "second");
            assertEquals(Files.readString(dir.resolve("name")), "first");
            output.complete();
          }
          assertEquals(Files.readString(dir.resolve("name")), "second");
          assertEquals(entries(parent), List.of("report"));
        });
  }

  @Test
  public void runThatDiesLeavesTheEarlierReportAndTheNextRunClearsUp() throws Exception {
    Folders.with(
        parent -> {
          var dir = finished(parent, "first");
          try (var output = OutputFolder.begin(dir)) {
            Files.writeString(output.running().resolve("attempts/run.jsonl"), "");
            report(output.running(), "dies");
          }
          assertEquals(Files.readString(dir.resolve("name")), "first");
          assertEquals(entries(parent), List.of("report", "report.running"));
          try (var output = OutputFolder.begin(dir)) {
            assertEquals(entries(output.running()), List.of("attempts", FolderLock.NAME));
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
          assertEquals(entries(parent), List.of());
        });
  }

  @Test
  public void crashBetweenTheRenamesLosesNothing() throws Exception {
    Folders.with(
        parent -> {
          var dir = finished(parent, "first");
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
          var dir = finished(parent, "first");
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
            report(output.running(), "linked");
            output.complete();
          }
          assertTrue(Files.isSymbolicLink(link));
          assertEquals(Files.readString(real.resolve("name")), "linked");
        });
  }

  private static Path finished(Path parent, String name) throws Exception {
    var dir = parent.resolve("report");
    try (var output = OutputFolder.begin(dir)) {
      report(output.running(), name);
      output.complete();
    }
    return dir;
  }

  private static void report(Path folder, String name) throws Exception {
    Files.writeString(folder.resolve("name"), name);
    RunFile.write(folder.resolve(RunFile.NAME), Samples.report(Outcome.REPLACED));
  }

  private static List<String> entries(Path folder) throws Exception {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
