package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Truth;
import dev.fieldtest.reports.CorpusEdit;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** A line of {@code results.jsonl}. */
record ResultLine(
    SiteId site,
    String url,
    Expectation expect,
    Outcome outcome,
    Blame blame,
    boolean flaky,
    boolean known,
    @JsonProperty("new") boolean fresh,
    Set<Note> notes,
    int attempts,
    @JsonProperty("durationMs") Duration duration,
    Optional<Truth> truth,
    Optional<Instant> lastPass,
    Optional<Instant> since,
    Optional<Outcome> last,
    int runs,
    int flakyRuns,
    Optional<String> movedTo,
    Optional<CorpusEdit> edit,
    Evidence evidence) {
  /**
   * @param today the day of the run
   */
  static ResultLine of(SiteResult result, LocalDate today) {
    return new ResultLine(
        result.site().id(),
        result.site().url().toString(),
        result.site().expect(),
        result.outcome(),
        result.blame(),
        result.has(Note.FLAKY),
        result.has(Note.KNOWN),
        result.has(Note.NEW),
        result.notes(),
        result.attempts().size(),
        result.took(),
        result.truth(),
        result.history().lastPass(),
        result.history().since(),
        result.history().last(),
        result.history().runs(),
        result.history().flakyRuns(),
        result.leads().movedTo().map(url -> PlainText.line(url, 1_000)),
        CorpusEdit.of(result, today),
        Evidence.of(result));
  }
}
