package dev.fieldtest.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One visit to one site, with its control visit if there was one.
 *
 * @param number 1 for the first attempt at the site, void attempts included
 * @param session the browser, absent if the grid gave none
 * @param visit what was seen with the extension, absent if the attempt is void
 * @param control what was seen without it
 */
public record Attempt(
    SiteId site,
    int number,
    ChunkId chunk,
    Optional<SessionRecord> session,
    Profile profile,
    Instant started,
    @JsonProperty("tookMs") Duration took,
    AttemptResult result,
    Optional<PageObservation> visit,
    Optional<PageObservation> control) {
  /** Whether it led to an outcome about extension or site. */
  public boolean judged() {
    return result instanceof AttemptResult.Judged;
  }

  /** The same where another plan has put the site into another chunk. */
  Attempt in(ChunkId other) {
    return new Attempt(
        site, number, other, session, profile, started, took, result, visit, control);
  }
}
