package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what happens in a run, and tells how fast. Used by one thread at a time. */
final class Tally {
  /** What was longer ago says little of how fast it goes. */
  private static final Duration RECENT = Duration.ofSeconds(30);

  private final int total;
  private final Instant began;
  private final ArrayDeque<Instant> recent = new ArrayDeque<>();
  private final Map<SiteId, Instant> open = new LinkedHashMap<>();
  private int passed;
  private int failed;
  private int others;
  private int attempts;
  private int browsers;

  Tally(int total, Instant began) {
    this.total = total;
    this.began = began;
  }

  void opened() {
    browsers++;
  }

  void closed() {
    browsers--;
  }

  void started(SiteId site, Instant at) {
    attempts++;
    open.put(site, at);
  }

  void finished(SiteId site) {
    open.remove(site);
  }

  void decided(SiteResult result, Instant at) {
    if (result.failing()) {
      failed++;
    } else if (result.outcome().passed()) {
      passed++;
    } else {
      others++;
    }
    if (attempts > 0) { // Else it is of the run that is resumed.
      recent.add(at);
    }
  }

  /** How it stands. */
  Standing standing(Instant now) {
    recent.removeIf(at -> at.isBefore(now.minus(RECENT)));
    var elapsed = Duration.between(began, now);
    var window = elapsed.compareTo(RECENT) < 0 ? elapsed : RECENT;
    var rate = recent.size() * 1000.0 / Math.max(1000, window.toMillis());
    var decided = passed + failed + others;
    var left =
        rate > 0 && decided < total
            ? Optional.of(Duration.ofMillis(Math.round((total - decided) * 1000 / rate)))
            : Optional.<Duration>empty();
    var oldest = open.entrySet().stream().findFirst();
    return new Standing(
        new Counts(total, passed, failed, others, attempts),
        browsers,
        elapsed,
        rate,
        left,
        oldest.map(site -> new Open(site.getKey(), Duration.between(site.getValue(), now))));
  }

  /**
   * Sites by what came of them.
   *
   * @param others neither passed nor failing: not judged, or known to fail
   */
  record Counts(int total, int passed, int failed, int others, int attempts) {
    int decided() {
      return passed + failed + others;
    }
  }

  /** The site that has been open for longest. */
  record Open(SiteId site, Duration since) {}

  /**
   * How a run stands.
   *
   * @param rate sites a second, of late
   * @param left how long it will take at that rate; empty where there is none
   */
  record Standing(
      Counts counts,
      int browsers,
      Duration elapsed,
      double rate,
      Optional<Duration> left,
      Optional<Open> oldest) {}
}
