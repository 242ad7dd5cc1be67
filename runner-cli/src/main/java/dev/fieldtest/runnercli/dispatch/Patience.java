package dev.fieldtest.runnercli.dispatch;

import java.time.Duration;

/**
 * How long a grid may give no session.
 *
 * @param worked one that has given some; one that never has is given up after three tries
 * @param arriving one whose machines are still to come, whether or not it has given any; nothing if
 *     none are
 */
public record Patience(Duration worked, Duration arriving) {
  /** With a grid that has all its machines. */
  public static Patience of(Duration worked) {
    return new Patience(worked, Duration.ZERO);
  }
}
