package dev.fieldtest.bench.report;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.reports.ReportMerger;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SyntheticRun;
import dev.fieldtest.reports.files.AttemptLog;
import dev.fieldtest.reports.files.AttemptLogReader;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A made-up run whose attempts are on disk, as those of a real one are when it ends.
 *
 * @param logs the folder of its log
 */
record Logged(RunInfo info, ChunkPlan plan, List<Site> sites, Path logs) {
  private static final int SLOTS = 100;
  private static final int FAILING_PER_MILLE = 30;

  static Logged write(int sites, Path folder) throws IOException {
    var run = SyntheticRun.of(sites, SLOTS, FAILING_PER_MILLE);
    var file = Files.createDirectories(folder).resolve("run.jsonl");
    Files.deleteIfExists(file);
    try (var log = AttemptLog.create(file)) {
      for (var attempt : run.attempts()) {
        log.started(attempt.site(), attempt.number(), attempt.started());
        log.finished(attempt);
      }
    }
    return new Logged(run.info(), run.plan(), run.sites(), folder);
  }

  RunReport merge() throws IOException {
    var today = info.started().atZone(ZoneOffset.UTC).toLocalDate();
    var contents = AttemptLogReader.readAll(logs);
    return ReportMerger.merge(info, plan, sites, contents.attempts().stream(), today);
  }

  double megabytes() throws IOException {
    return Files.size(logs.resolve("run.jsonl")) / 1e6;
  }
}
