package dev.fieldtest.runnercli.dispatch;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** Limits of a run, which a test narrows where it matters to it. Not thread-safe. */
final class Bounds {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  private static final Duration PATIENCE = Duration.ofMillis(240);

  private final int sessions;
  private final int tabs;
  private final int retries;
  private int spare;
  private int perDomain = 99;
  private int turn = 10;
  private Optional<Integer> maxFailures = Optional.empty();
  private Duration arriving = Duration.ZERO;
  private Optional<Duration> time = Optional.empty();

  private Bounds(int sessions, int tabs, int retries) {
    this.sessions = sessions;
    this.tabs = tabs;
    this.retries = retries;
  }

  static Bounds of(int sessions, int tabs, int retries) {
    return new Bounds(sessions, tabs, retries);
  }

  /** One session with one tab, and one retry. */
  static Bounds one() {
    return of(1, 1, 1);
  }

  Bounds spare(int browsers) {
    spare = browsers;
    return this;
  }

  Bounds perDomain(int sites) {
    perDomain = sites;
    return this;
  }

  Bounds turn(int sites) {
    turn = sites;
    return this;
  }

  Bounds maxFailures(int sites) {
    maxFailures = Optional.of(sites);
    return this;
  }

  Bounds time(Duration most) {
    time = Optional.of(most);
    return this;
  }

  /** Machines are still to come, at most so long. */
  Bounds arriving(Duration most) {
    arriving = most;
    return this;
  }

  Dispatcher.Limits limits() {
    return new Dispatcher.Limits(
        sessions,
        spare,
        TabRange.fixed(tabs),
        perDomain,
        retries,
        turn,
        maxFailures,
        time,
        new Patience(PATIENCE, arriving),
        TODAY);
  }
}
