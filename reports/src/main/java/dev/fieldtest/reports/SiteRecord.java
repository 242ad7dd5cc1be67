package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run's {@code results.jsonl} says of a site. Its texts are untrusted.
 *
 * @param notes what else was said of it; a later version's are left out
 * @param detail one clause of why
 * @param attempts how many there were
 * @param took the time of all attempts
 * @param movedTo where permanent redirects lead from its URL
 * @param proposal a line that could take the place of the site's in the corpus
 */
public record SiteRecord(
    SiteId site,
    String url,
    Expectation expect,
    Outcome outcome,
    Set<Note> notes,
    History history,
    String detail,
    int attempts,
    Duration took,
    Optional<String> movedTo,
    Optional<CorpusEdit> proposal) {
  public SiteRecord {
    var ordered = EnumSet.noneOf(Note.class);
    ordered.addAll(notes);
    notes = Collections.unmodifiableSet(ordered);
  }

  /** What will be written of a report. */
  static List<SiteRecord> allOf(RunReport report) {
    var day = report.info().day();
    return report.results().stream().map(result -> of(result, CorpusEdit.of(result, day))).toList();
  }

  /** What will be written of a result. */
  public static SiteRecord of(SiteResult result, Optional<CorpusEdit> proposal) {
    return new SiteRecord(
        result.site().id(),
        result.site().url().toString(),
        result.site().expect(),
        result.outcome(),
        result.notes(),
        result.history(),
        result.detail(),
        result.attempts().size(),
        result.took(),
        result.leads().movedTo(),
        proposal);
  }

  /** The same, as if the site had no runs. */
  SiteRecord withoutHistory() {
    return new SiteRecord(
        site, url, expect, outcome, notes, History.NONE, detail, attempts, took, movedTo, proposal);
  }

  public boolean has(Note note) {
    return notes.contains(note);
  }

  /** The extension's fault, and not known. */
  public boolean failing() {
    return outcome.red() && !has(Note.KNOWN);
  }

  /** Its outcome or, if infrastructure spoilt that, the one before. */
  Optional<Outcome> judged() {
    return outcome.judged() ? Optional.of(outcome) : history.last();
  }

  /** Whether the extension is known to have done well or badly here. */
  boolean judgesExtension() {
    return judged().filter(known -> known.passed() || known.red()).isPresent();
  }
}
