package dev.fieldtest.reports;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Leads;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Truth;
import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The final result of one planned site.
 *
 * @param chunk where the plan put it
 * @param deciding the attempt that gave the outcome, or was to be confirmed when the run ended;
 *     absent if there was none
 * @param attempts all of them, in order
 * @param notes what else is to be said, in the order of {@link Note}
 */
public record SiteResult(
    Site site,
    ChunkId chunk,
    Outcome outcome,
    Optional<Attempt> deciding,
    List<Attempt> attempts,
    Set<Note> notes,
    History history) {
  private static final Comparator<Attempt> ORDER =
      Comparator.comparingInt(Attempt::number).thenComparing(Attempt::started);

  public SiteResult {
    attempts = List.copyOf(attempts);
    var ordered = EnumSet.noneOf(Note.class);
    ordered.addAll(notes);
    notes = Collections.unmodifiableSet(ordered);
  }

  /**
   * Derives the result from the attempts. Only judged attempts count, if there are any; the last
   * one under the full profile decides, else the last one. A lone {@code PAGE_BROKEN} yields to
   * what the other judged attempts say, and says nothing where there are none. Pure; the order of
   * {@code attempts} does not matter as long as their numbers and times tell them apart.
   *
   * @param untried the outcome if no attempt gives one: {@code NOT_RUN} or {@code MISSING}
   * @param today decides whether a known failure has expired
   */
  public static SiteResult of(
      Site site, ChunkId chunk, List<Attempt> attempts, Outcome untried, LocalDate today) {
    var ordered = attempts.stream().sorted(ORDER).toList();
    var judgement = Judgement.of(ordered, untried);
    var judged = ordered.stream().filter(Attempt::judged).count();
    var notes = EnumSet.noneOf(Note.class);
    notes.addAll(judgement.notes());
    notes.addAll(known(site, judgement.outcome(), judged == 1, today));
    if (judgement.outcome().red() && !notes.contains(Note.KNOWN)) {
      notes.add(Note.NEW);
    }
    var flaky = notes.contains(Note.FLAKY);
    var history =
        judgement
            .deciding()
            .map(last -> History.NONE.then(judgement.outcome(), flaky, last.started()))
            .orElse(History.NONE);
    return new SiteResult(
        site, chunk, judgement.outcome(), judgement.deciding(), ordered, notes, history);
  }

  private static Set<Note> known(Site site, Outcome outcome, boolean atOnce, LocalDate today) {
    if (site.knownFailure().isEmpty()) {
      return Set.of();
    }
    if (outcome.passed() && atOnce) {
      return Set.of(Note.FIXED);
    }
    var expired = today.isAfter(site.knownFailure().get().until());
    return Set.of(expired ? Note.EXPIRED : Note.KNOWN);
  }

  public Blame blame() {
    return outcome.blame();
  }

  /** Whether the extension is to blame and the corpus does not excuse it. */
  public boolean failing() {
    return outcome.red() && !has(Note.KNOWN);
  }

  /** Whether it passes, but did not at once. */
  public boolean passedOnRetry() {
    return outcome.passed() && has(Note.FLAKY);
  }

  /** The same, as one more run of a site with a history. */
  SiteResult after(History earlier) {
    var continued =
        deciding
            .map(last -> earlier.then(outcome, has(Note.FLAKY), last.started()))
            .orElse(earlier);
    return new SiteResult(site, chunk, outcome, deciding, attempts, notes, continued);
  }

  /** The same, where it is known whether the failure is new. */
  SiteResult fresh(boolean isNew) {
    var others = EnumSet.noneOf(Note.class);
    others.addAll(notes);
    others.remove(Note.NEW);
    if (isNew) {
      others.add(Note.NEW);
    }
    return new SiteResult(site, chunk, outcome, deciding, attempts, others, history);
  }

  public boolean has(Note note) {
    return notes.contains(note);
  }

  /** One clause of why, for people; untrusted, and empty if there is nothing to say. */
  public String detail() {
    return deciding.map(Attempt::result).map(this::detail).orElse("");
  }

  private String detail(AttemptResult result) {
    return result.outcome() == outcome
        ? result.detail()
        : result.outcome() + " once, and not tried again: " + result.detail();
  }

  /** Who said where the login form is, if anyone had to. */
  public Optional<Truth> truth() {
    return deciding
        .map(Attempt::result)
        .filter(AttemptResult.Judged.class::isInstance)
        .map(AttemptResult.Judged.class::cast)
        .flatMap(AttemptResult.Judged::truth);
  }

  /** What the deciding attempt found out about the site's line in the corpus. */
  public Leads leads() {
    return deciding
        .flatMap(Attempt::control)
        .map(PageObservation::load)
        .map(PageLoad::leads)
        .orElse(Leads.NONE);
  }

  /** The time of all attempts together. */
  public Duration took() {
    return attempts.stream().map(Attempt::took).reduce(Duration.ZERO, Duration::plus);
  }
}
