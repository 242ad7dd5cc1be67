package dev.fieldtest.reports;

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
    Duration took,
    AttemptResult result,
    Optional<PageObservation> visit,
    Optional<PageObservation> control) {}
