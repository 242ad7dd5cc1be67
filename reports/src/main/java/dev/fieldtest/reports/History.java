package dev.fieldtest.reports;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a site over time.
 *
 * @param lastPass when it last passed
 * @param since since when it has been judged and has not passed; empty if it passes now
 */
public record History(Optional<Instant> lastPass, Optional<Instant> since) {
  /** Nothing is known. */
  public static final History NONE = new History(Optional.empty(), Optional.empty());

  /** What one run alone tells, from the attempt that decided it. */
  static History of(Attempt deciding) {
    if (!deciding.judged()) {
      return NONE;
    }
    var when = Optional.of(deciding.started());
    return deciding.result().outcome().passed()
        ? new History(when, Optional.empty())
        : new History(Optional.empty(), when);
  }
}
