package dev.fieldtest.runnercli.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * The time that a run may take. When it is up, open sites have a little longer to finish, for most
 * are nearly done; a page that hangs must not keep the run for its own timeout. Not thread-safe;
 * times are those of {@link System#nanoTime}.
 */
final class TimeBudget {
  private static final Duration GRACE = Duration.ofSeconds(3);

  private Optional<Long> end;
  private boolean inGrace;

  TimeBudget(Optional<Duration> time, long now) {
    end = time.map(duration -> now + duration.toNanos());
  }

  /** The moment of the next step, if there is one. */
  Optional<Long> end() {
    return end;
  }

  /** Steps on at the moment: true if the grace begins, false if it is over. */
  boolean step(long now) {
    inGrace = !inGrace;
    end = inGrace ? Optional.of(now + GRACE.toNanos()) : Optional.empty();
    return inGrace;
  }
}
