package dev.fieldtest.reports.files;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.RecordedRun;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a run has written down in its output folder beside the formats. */
public final class RunFolder {
  private static final String ATTEMPTS = "attempts";
  private static final String MERGED_LOG = "merged.jsonl";
  private static final int NAMED_LOSSES = 5;

  private RunFolder() {}

  /**
   * Reads a folder. What can not be read of the log is left out, and remarks say so.
   *
   * @throws MalformedFileException if it holds no run, none of a version that is known, or no log
   */
  public static RecordedRun read(Path folder) throws IOException {
    return read(folder, Optional.empty());
  }

  /**
   * The same, with the sites of another shard of the same corpus, which are many and need not be
   * held twice.
   */
  static RecordedRun read(Path folder, Optional<RecordedRun> sibling) throws IOException {
    var planFile = folder.resolve(PlanFile.NAME);
    if (!Files.exists(planFile)) {
      throw new MalformedFileException(
          folder + ": holds no run: no plan.json; name the output folder of 'fieldtest run'");
    }
    var plan = PlanFile.read(planFile);
    var runFile = folder.resolve(RunFile.NAME);
    Optional<RunInfo> info = Optional.empty();
    var remarks = new ArrayList<String>();
    if (Files.exists(runFile)) {
      info = Optional.of(RunFile.read(runFile));
      remarks.addAll(RunFile.remarks(runFile));
    }
    return new RecordedRun(
        plan,
        subject(folder),
        sites(folder, plan, sibling),
        attempts(folder, remarks::add),
        info,
        MergeFile.read(folder.resolve(MergeFile.NAME)),
        past(folder, sibling),
        remarks.stream().distinct().toList());
  }

  private static List<Site> sites(Path folder, ChunkPlan plan, Optional<RecordedRun> sibling)
      throws IOException {
    var same = sibling.filter(other -> other.plan().corpusDigest().equals(plan.corpusDigest()));
    return same.isPresent()
        ? same.get().sites()
        : CorpusFile.read(folder.resolve(CorpusFile.NAME), plan);
  }

  /** Shards have mostly one past, which is held once. */
  private static Past past(Path folder, Optional<RecordedRun> sibling) throws IOException {
    var past = PastFile.read(folder.resolve(PastFile.NAME));
    return sibling.map(RecordedRun::past).filter(past::equals).orElse(past);
  }

  private static Subject subject(Path folder) throws IOException {
    var file = folder.resolve(SubjectFile.NAME);
    if (!Files.exists(file)) {
      throw new MalformedFileException(
          file + ": does not exist; name the whole output folder of a run");
    }
    return SubjectFile.read(file);
  }

  private static List<Attempt> attempts(Path folder, Consumer<String> losses) throws IOException {
    var attempts = new ArrayList<Attempt>();
    for (var log : logs(folder)) {
      var name = ATTEMPTS + "/" + log.getFileName();
      var garbage = new ArrayList<String>();
      var torn =
          AttemptLogReader.read(
              log,
              name,
              entry -> {
                if (entry instanceof LogEntry.Finished finished) {
                  attempts.add(finished.attempt());
                }
              },
              line -> garbage.add(line.getMessage() + "; it was left out"));
      garbage.stream().limit(NAMED_LOSSES).forEach(losses);
      if (garbage.size() > NAMED_LOSSES) {
        losses.accept(name + ": " + garbage.size() + " lines in all were left out");
      }
      torn.ifPresent(losses);
    }
    return attempts;
  }

  private static List<Path> logs(Path folder) throws IOException {
    var attempts = folder.resolve(ATTEMPTS);
    var logs = Files.isDirectory(attempts) ? AttemptLogReader.logs(attempts) : List.<Path>of();
    if (logs.isEmpty()) {
      throw new MalformedFileException(
          folder + ": holds no log: no attempts/*.jsonl; name the whole output folder of a run");
    }
    return logs;
  }

  /**
   * Writes a merged run into a folder that holds an empty folder {@code attempts}; {@code run.json}
   * is a format and comes with them.
   */
  public static void write(RecordedRun run, Path folder) throws IOException {
    PlanFile.write(folder.resolve(PlanFile.NAME), run.plan());
    SubjectFile.write(folder.resolve(SubjectFile.NAME), run.subject());
    CorpusFile.write(folder.resolve(CorpusFile.NAME), run.sites());
    MergeFile.write(folder.resolve(MergeFile.NAME), run.parts());
    PastFile.write(folder.resolve(PastFile.NAME), run.past());
    try (var log = AttemptLog.create(folder.resolve(ATTEMPTS).resolve(MERGED_LOG))) {
      run.attempts().forEach(log::finished);
    } catch (OutputLostException e) {
      throw e.getCause(); // Unlike a run's, this log is not worth to go on with.
    }
  }
}
