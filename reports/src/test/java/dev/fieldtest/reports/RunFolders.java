package dev.fieldtest.reports;

import dev.fieldtest.reports.files.AttemptLog;
import dev.fieldtest.reports.files.CorpusFile;
import dev.fieldtest.reports.files.PastFile;
import dev.fieldtest.reports.files.PlanFile;
import dev.fieldtest.reports.files.SubjectFile;
import dev.fieldtest.reports.formats.Reporter;
import dev.fieldtest.reports.formats.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Output folders as runs leave them, for tests. */
public final class RunFolders {
  private RunFolders() {}

  /** Writes a run and its report, if it has come to its end; returns the folder. */
  public static Path write(RecordedRun run, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("attempts"));
    PlanFile.write(folder.resolve(PlanFile.NAME), run.plan());
    SubjectFile.write(folder.resolve(SubjectFile.NAME), run.subject());
    CorpusFile.write(folder.resolve(CorpusFile.NAME), run.sites());
    PastFile.write(folder.resolve(PastFile.NAME), run.past());
    try (var log = AttemptLog.create(folder.resolve("attempts").resolve("run.jsonl"))) {
      run.attempts().forEach(log::finished);
    }
    if (run.info().isPresent()) {
      var report = run.report();
      for (var reporter : Reporter.values()) {
        if (reporter.writer().isPresent()) {
          reporter.writer().get().write(report, folder);
        }
      }
      new RunJson().write(report, folder);
    }
    return folder;
  }

  /** Writes the shards of a run into folders named by their numbers. */
  public static List<Path> write(DividedRun run, Path folder) throws IOException {
    var folders = new ArrayList<Path>();
    for (var shard : run.shards()) {
      folders.add(write(shard, folder.resolve("shard-" + shard.plan().shard().index())));
    }
    return folders;
  }
}
