package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.runnercli.dispatch.RunListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells how a run goes: failing sites as they appear, and how far it is. */
final class Progress implements RunListener {
  private static final Duration PLAIN_PERIOD = Duration.ofSeconds(15);

  private final Screen screen;
  private final Clock clock;
  private final int total;
  private final Instant started;
  private Instant toldAt;
  private int decided;
  private int failed;
  private int unjudged;
  private int attempts;

  Progress(Screen screen, Clock clock, int total) {
    this.screen = screen;
    this.clock = clock;
    this.total = total;
    this.started = clock.instant();
    this.toldAt = started;
  }

  @Override
  public void opened(SessionRecord session) {
    screen.status(line());
  }

  @Override
  public void finished(Attempt attempt) {
    attempts++;
    screen.status(line());
  }

  @Override
  public void decided(SiteResult result) {
    decided++;
    if (result.failing()) {
      failed++;
      screen.note(
          "  "
              + mark("✘", 31)
              + " "
              + result.site().id()
              + "  "
              + result.outcome()
              + "  "
              + Failures.oneLine(result.detail()));
    } else if (!result.outcome().passed()) {
      unjudged++;
    }
    screen.status(line());
    if (!screen.isTerminal()
        && Duration.between(toldAt, clock.instant()).compareTo(PLAIN_PERIOD) >= 0) {
      toldAt = clock.instant();
      screen.note(line());
    }
  }

  private String mark(String text, int code) {
    return screen.colour() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private String line() {
    var seconds = Math.max(1, Duration.between(started, clock.instant()).toMillis()) / 1000.0;
    var rate = decided / seconds;
    var left = rate > 0 ? Math.round((total - decided) / rate) : 0;
    return String.format(
        Locale.ROOT,
        "  %d/%d sites, %d failing, %d not judged, %d attempts, %.1f sites/s, %s left",
        decided,
        total,
        failed,
        unjudged,
        attempts,
        rate,
        decided == 0 ? "?" : left + " s");
  }
}
