package dev.fieldtest.reports.files;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run that did not come to its end has left behind.
 *
 * @param plan what it set out to do
 * @param subject what it tested
 * @param attempts those that ended, in the log's order
 * @param interrupted those that began and did not end
 * @param warnings what was lost, one line each
 */
public record UnfinishedRun(
    ChunkPlan plan,
    Subject subject,
    List<Attempt> attempts,
    List<LogEntry.Started> interrupted,
    List<String> warnings) {
  public UnfinishedRun {
    attempts = List.copyOf(attempts);
    interrupted = List.copyOf(interrupted);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads it.
   *
   * @param running the folder in which the run wrote
   * @param log its attempt log
   * @throws MalformedFileException if it can not be understood
   */
  static UnfinishedRun read(Path running, Path log) throws IOException {
    Map<String, LogEntry.Started> open = new HashMap<>();
    var attempts = new ArrayList<Attempt>();
    var warning =
        AttemptLogReader.read(
            log,
            entry -> {
              if (entry instanceof LogEntry.Started started) {
                open.put(started.site() + " " + started.number(), started);
              } else if (entry instanceof LogEntry.Finished finished) {
                attempts.add(finished.attempt());
                open.remove(finished.attempt().site() + " " + finished.attempt().number());
              }
            });
    return new UnfinishedRun(
        PlanFile.read(running.resolve(PlanFile.NAME)),
        SubjectFile.read(running.resolve(SubjectFile.NAME)),
        attempts,
        List.copyOf(open.values()),
        warning.stream().toList());
  }

  /**
   * Checks that going on with it makes one run.
   *
   * @throws UnusableFolderException if it was a run of something else
   */
  public void require(ChunkPlan asked, Subject tested) throws UnusableFolderException {
    if (!plan.corpusDigest().equals(asked.corpusDigest())) {
      throw differs("other sites; give the same --corpus and filters");
    }
    if (!plan.shard().equals(asked.shard())) {
      throw differs("shard " + plan.shard() + "; give the same --shard");
    }
    if (!subject.extension().equals(tested.extension())) {
      throw differs("another extension; give the same --extension, unchanged");
    }
    if (!subject.contract().equals(tested.contract())) {
      throw differs("another contract; give the same --contract, unchanged");
    }
  }

  private static UnusableFolderException differs(String how) {
    return new UnusableFolderException(
        "--resume: the unfinished run is of " + how + ", or start anew without --resume");
  }
}
