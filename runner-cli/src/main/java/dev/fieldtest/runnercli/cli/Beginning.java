package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.reports.files.AttemptLog;
import dev.fieldtest.reports.files.CorpusFile;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.files.PlanFile;
import dev.fieldtest.reports.files.SubjectFile;
import dev.fieldtest.reports.files.UnfinishedRun;
import dev.fieldtest.runnercli.dispatch.Interrupted;
import dev.fieldtest.runnercli.dispatch.RetryPolicy;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run begins with.
 *
 * @param plan to follow
 * @param log to which it writes
 * @param earlier attempts that count
 * @param remarks what the reader of the report should know of it
 */
record Beginning(ChunkPlan plan, AttemptLog log, List<Attempt> earlier, List<String> remarks) {

  /**
   * Writes down what the run is to do.
   *
   * @param sites all that the plan was made of
   * @throws OutputLostException if it can not be written: there is nothing to resume then
   */
  static Beginning anew(
      OutputFolder folder, ChunkPlan plan, List<Site> sites, Subject subject, List<String> remarks)
      throws IOException {
    try {
      CorpusFile.write(folder.running().resolve(CorpusFile.NAME), sites);
      PlanFile.write(folder.running().resolve(PlanFile.NAME), plan);
      SubjectFile.write(folder.running().resolve(SubjectFile.NAME), subject);
      return new Beginning(plan, AttemptLog.create(folder.log()), List.of(), remarks);
    } catch (IOException e) {
      throw Lost.during("run", folder.running(), e);
    }
  }

  /**
   * Goes on with a run that has been checked to be the same; what was under way when its runner
   * died is void.
   *
   * @param first the profile of first attempts
   */
  static Beginning resumed(
      OutputFolder folder, UnfinishedRun run, RetryPolicy retries, Profile first)
      throws IOException {
    var voided =
        run.interrupted().stream()
            .map(open -> new Interrupted(open.site(), open.number(), open.at()))
            .map(open -> open.asAttempt(run.plan(), run.attempts(), retries, first))
            .toList();
    var log = AttemptLog.resume(folder.log());
    voided.forEach(log::finished);
    var earlier = new ArrayList<>(run.attempts());
    earlier.addAll(voided);
    var remarks = Stream.concat(run.warnings().stream(), otherProfile(run, first).stream());
    return new Beginning(run.plan(), log, earlier, remarks.toList());
  }

  /** Of what an attempt was made with, the log tells the profile alone. */
  private static Optional<String> otherProfile(UnfinishedRun run, Profile first) {
    return run.attempts().stream()
        .filter(attempt -> attempt.number() == 1 && attempt.profile() != first)
        .findFirst()
        .map(
            other ->
                "before --resume the run had --profile "
                    + other.profile().name().toLowerCase(Locale.ROOT));
  }

  /** When the first site was tried. */
  Instant started(Instant now) {
    return earlier.stream().map(Attempt::started).min(Instant::compareTo).orElse(now);
  }

  /** The browsers of earlier attempts. */
  List<SessionRecord> sessions() {
    return earlier.stream().flatMap(attempt -> attempt.session().stream()).distinct().toList();
  }
}
