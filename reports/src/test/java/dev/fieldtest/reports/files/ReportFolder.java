package dev.fieldtest.reports.files;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Output folders for tests. */
final class ReportFolder {
  private ReportFolder() {}

  /** Writes a whole report of a name into a folder of a parent. */
  static Path finished(Path parent, String name) throws Exception {
    var dir = parent.resolve("report");
    try (var output = OutputFolder.begin(dir)) {
      report(output.running(), name);
      output.complete();
    }
    return dir;
  }

  /** Writes what makes a folder a report. */
  static void report(Path folder, String name) throws Exception {
    Files.writeString(folder.resolve("name"), name);
    RunFile.write(folder.resolve(RunFile.NAME), Samples.report(Outcome.REPLACED));
  }

  static List<String> entries(Path folder) throws Exception {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
