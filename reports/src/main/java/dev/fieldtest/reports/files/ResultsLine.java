package dev.fieldtest.reports.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.CorpusEdit;
import dev.fieldtest.reports.History;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** A line of {@code results.jsonl} as it is read; earlier versions wrote less of the history. */
record ResultsLine(
    SiteId site,
    String url,
    Expectation expect,
    Outcome outcome,
    List<String> notes,
    int attempts,
    @JsonProperty("durationMs") Duration took,
    Optional<Instant> lastPass,
    Optional<Instant> since,
    Optional<Outcome> last,
    int runs,
    int flakyRuns,
    Optional<String> movedTo,
    Optional<CorpusEdit> edit,
    Seen evidence) {
  /** What is needed of the evidence. */
  record Seen(String detail) {}

  SiteRecord record() {
    var known = EnumSet.noneOf(Note.class);
    for (var note : Note.values()) {
      if (notes.contains(FileJson.mapper().convertValue(note, String.class))) {
        known.add(note);
      }
    }
    return new SiteRecord(
        site,
        url,
        expect,
        outcome,
        known,
        history(),
        evidence.detail(),
        attempts,
        took,
        movedTo,
        edit);
  }

  private History history() {
    if (runs > 0 || !outcome.judged()) {
      return new History(last, lastPass, since, runs, flakyRuns);
    }
    var flaky = notes.contains("flaky") ? 1 : 0;
    return new History(Optional.of(outcome), lastPass, since.or(() -> lastPass), 1, flaky);
  }
}
