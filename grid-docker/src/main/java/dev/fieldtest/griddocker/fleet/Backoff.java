package dev.fieldtest.griddocker.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * How long a call waits before it is made again: somewhere between nothing and a bound that doubles
 * each time, so that those who were refused together do not come back together.
 *
 * @param base the first bound
 * @param cap the last
 * @param jitter thread-safe
 */
record Backoff(Duration base, Duration cap, RandomGenerator jitter) implements BackoffStrategy {
  private static final int LONGEST_SHIFT = 20;

  /** The same, but not longer than a time. */
  Backoff upTo(Duration time) {
    return new Backoff(base, cap.compareTo(time) < 0 ? cap : time, jitter);
  }

  @Override
  public Duration computeDelay(int attempt) {
    var doubled = base.toMillis() << Math.min(LONGEST_SHIFT, Math.max(0, attempt - 1));
    return Duration.ofMillis(jitter.nextLong(Math.min(cap.toMillis(), doubled) + 1));
  }
}
