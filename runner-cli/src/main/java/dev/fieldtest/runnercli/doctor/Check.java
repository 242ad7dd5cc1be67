package dev.fieldtest.runnercli.doctor;

import java.time.Duration;
import java.util.List;

/**
 * Something that a run needs.
 *
 * @param subject what is looked at, in a word or two
 * @param bound how long looking may take
 */
public record Check(String subject, Duration bound, Look look) {
  private static final Duration QUICK = Duration.ofSeconds(10);

  /** Looks at it. */
  @FunctionalInterface
  public interface Look {
    /**
     * What there is to see.
     *
     * @throws Exception whose message says what is wrong
     */
    List<Finding> look() throws Exception;
  }

  /** A check that takes at most 10 s. */
  static Check quick(String subject, Look look) {
    return new Check(subject, QUICK, look);
  }
}
