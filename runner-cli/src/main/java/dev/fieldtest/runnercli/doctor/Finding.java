package dev.fieldtest.runnercli.doctor;

/**
 * What a check found.
 *
 * @param subject what was looked at, in a word or two
 * @param found how it is; may hold what a grid or a browser said, and is untrusted
 * @param advice what to do; empty if nothing has to be done
 */
public record Finding(String subject, Mark mark, String found, String advice) {
  /** How good it is. */
  public enum Mark {
    GOOD,
    /** A run may go well, and may not. */
    DOUBTFUL,
    /** A run can not go well. */
    BAD
  }

  static Finding good(String subject, String found) {
    return new Finding(subject, Mark.GOOD, found, "");
  }

  static Finding doubtful(String subject, String found, String advice) {
    return new Finding(subject, Mark.DOUBTFUL, found, advice);
  }

  static Finding bad(String subject, String found, String advice) {
    return new Finding(subject, Mark.BAD, found, advice);
  }
}
