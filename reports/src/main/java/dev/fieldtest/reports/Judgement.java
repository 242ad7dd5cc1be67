package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the attempts at one site come to, whatever the corpus says about known failures.
 *
 * @param deciding the attempt that has the last word
 * @param notes how the others differ from it
 */
record Judgement(Outcome outcome, Optional<Attempt> deciding, Set<Note> notes) {
  /** Judges attempts in the order in which they were made. */
  static Judgement of(List<Attempt> attempts, Outcome untried) {
    var judged = attempts.stream().filter(Attempt::judged).toList();
    if (judged.size() == 1 && breaks(judged.get(0))) {
      return unconfirmed(attempts, untried);
    }
    var deciding = last(judged.isEmpty() ? attempts : decidable(judged));
    var outcome = deciding.map(attempt -> attempt.result().outcome()).orElse(untried);
    return new Judgement(outcome, deciding, notes(judged, outcome));
  }

  /** What a breakage comes to that was seen once, where nothing was seen again. */
  private static Judgement unconfirmed(List<Attempt> attempts, Outcome untried) {
    var last = attempts.get(attempts.size() - 1);
    var outcome = last.judged() ? untried : last.result().outcome();
    return new Judgement(outcome, Optional.of(last), EnumSet.noneOf(Note.class));
  }

  private static boolean breaks(Attempt attempt) {
    return attempt.result().outcome() == Outcome.PAGE_BROKEN;
  }

  /** The browser as users have it outranks the lean one, and a breakage needs a second witness. */
  private static List<Attempt> decidable(List<Attempt> judged) {
    var confirmed = withoutLoneBreakage(judged);
    var full = under(Profile.FULL, confirmed);
    return full.isEmpty() ? confirmed : full;
  }

  private static List<Attempt> withoutLoneBreakage(List<Attempt> judged) {
    var others = judged.stream().filter(attempt -> !breaks(attempt)).toList();
    var breakages = judged.size() - others.size();
    return breakages == 1 && !others.isEmpty() ? others : judged;
  }

  private static Set<Note> notes(List<Attempt> judged, Outcome outcome) {
    var notes = EnumSet.noneOf(Note.class);
    var lean = under(Profile.LEAN, judged);
    var full = under(Profile.FULL, judged);
    if (disagree(lean) || disagree(full)) {
      notes.add(Note.FLAKY);
    }
    var neverLean = lean.stream().noneMatch(attempt -> attempt.result().outcome().passed());
    if (outcome.passed() && !lean.isEmpty() && neverLean) {
      notes.add(Note.LEAN_ONLY);
    }
    return notes;
  }

  private static boolean disagree(List<Attempt> judged) {
    return judged.stream().map(attempt -> attempt.result().outcome()).distinct().count() > 1;
  }

  private static List<Attempt> under(Profile profile, List<Attempt> attempts) {
    return attempts.stream().filter(attempt -> attempt.profile() == profile).toList();
  }

  private static Optional<Attempt> last(List<Attempt> attempts) {
    return attempts.stream().reduce((earlier, later) -> later);
  }
}
