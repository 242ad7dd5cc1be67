package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Results of runs for tests. */
public final class Records {
  private Records() {}

  public static SiteRecord record(String id, Outcome outcome, Note... notes) {
    return at(id, "https://" + id + ".test/", outcome, notes);
  }

  public static SiteRecord at(String id, String url, Outcome outcome, Note... notes) {
    return record(id, url, outcome, History.NONE.then(outcome, false, Samples.START), notes);
  }

  public static SiteRecord record(
      String id, String url, Outcome outcome, History history, Note... notes) {
    return new SiteRecord(
        new SiteId(id),
        url,
        Expectation.REPLACED,
        outcome,
        Set.of(notes),
        history,
        "because of " + id,
        1,
        Duration.ofSeconds(1),
        Optional.empty(),
        Optional.empty());
  }

  /** All results of a whole corpus. */
  public static RunResults run(String source, SiteRecord... records) {
    return new RunResults(source, List.of(records), Map.of(), true, List.of());
  }
}
