package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.runnercli.dispatch.RunListener;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Tells how a run goes: newly failing sites as they appear, and how far it is. It also tells when
 * nothing happens, for a run that says nothing looks dead, and CI services end what is silent.
 */
final class Progress implements RunListener, AutoCloseable {
  private static final Duration PLAIN_PERIOD = Duration.ofSeconds(15);
  private static final long BEAT_MS = 500;

  /** Ctrl-C echoes two characters behind the line, which must not wrap. */
  private static final int ECHO = 3;

  private final Screen screen;
  private final Clock clock;
  private final Predicate<SiteResult> old;
  private final Tally tally;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          runnable -> {
            var thread = new Thread(runnable, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private Instant toldAt;

  /** Where each failure is new. */
  Progress(Screen screen, Clock clock, int total) {
    this(screen, clock, total, result -> false);
  }

  /**
   * @param total how many sites are planned
   * @param old whether that a site fails is nothing new; it is counted then, and not told
   */
  Progress(Screen screen, Clock clock, int total, Predicate<SiteResult> old) {
    this.screen = screen;
    this.clock = clock;
    this.old = old;
    this.toldAt = clock.instant();
    this.tally = new Tally(total, toldAt);
  }

  /** Begins to tell by itself. */
  Progress start() {
    var unused = beat.scheduleAtFixedRate(this::tell, BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
    return this;
  }

  @Override
  public synchronized void opened(SessionRecord session) {
    tally.opened();
  }

  @Override
  public synchronized void closed() {
    tally.closed();
  }

  @Override
  public synchronized void started(SiteId site, int number, Instant at) {
    tally.started(site, at);
  }

  @Override
  public synchronized void finished(Attempt attempt) {
    tally.finished(attempt.site());
  }

  @Override
  public synchronized void decided(SiteResult result) {
    tally.decided(result, clock.instant());
    if (result.failing() && !old.test(result)) {
      screen.note(failing(result));
    }
    tell();
  }

  private String failing(SiteResult result) {
    var head = result.site().id() + "  " + result.outcome();
    var room = screen.columns() - head.length() - 7;
    return "  "
        + screen.paint(Paint.RED, "✗")
        + " "
        + PlainText.line(head, Math.max(1, screen.columns() - 5))
        + (room < 12 ? "" : "  " + screen.paint(Paint.DIM, PlainText.line(result.detail(), room)));
  }

  /** Shows how it stands; where there is no terminal, a line each 15 s. */
  synchronized void tell() {
    var now = clock.instant();
    var line = StatusLine.of(tally.standing(now));
    if (screen.isTerminal()) {
      screen.status(line.fit(screen.columns() - ECHO, screen.colour()));
    } else if (Duration.between(toldAt, now).compareTo(PLAIN_PERIOD) >= 0) {
      toldAt = now;
      screen.note(line.withoutBar().fit(screen.columns(), false));
    }
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
