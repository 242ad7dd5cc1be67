package dev.fieldtest.sitecorpus;

import java.time.LocalDate;

/**
 * A failure that the team knows of.
 *
 * @param reason why it fails, often an issue's key
 * @param until the last day on which failing is not red
 */
public record KnownFailure(String reason, LocalDate until) {
  /**
   * @throws IllegalArgumentException if the reason is blank
   */
  public KnownFailure {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a known failure needs a reason");
    }
  }
}
