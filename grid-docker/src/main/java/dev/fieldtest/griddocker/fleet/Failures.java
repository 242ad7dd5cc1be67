package dev.fieldtest.griddocker.fleet;

import java.time.Duration;
import java.time.Instant;

/**
 * How often machines have come to nothing. Those that were launched together fail together, and
 * that counts once.
 */
final class Failures {
  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final int DOUBLINGS = 4;

  private int waves;
  private int refusals;
  private Instant noticed = Instant.MIN;
  private Instant rest = Instant.MIN;

  /** A machine that was launched then does not register. */
  void one(Instant launched, Instant at) {
    if (launched.isAfter(noticed)) {
      waves++;
      noticed = at;
    }
  }

  /** A machine has registered. */
  void none() {
    waves = 0;
  }

  int inARow() {
    return waves;
  }

  /** EC2 has not given all that was ordered, so nothing is ordered for a while. */
  void refused(Instant at) {
    rest = at.plus(FIRST_REST.multipliedBy(1L << Math.min(refusals, DOUBLINGS)));
    refusals++;
  }

  /** EC2 has given all that was ordered. */
  void given() {
    refusals = 0;
  }

  boolean rests(Instant at) {
    return at.isBefore(rest);
  }
}
