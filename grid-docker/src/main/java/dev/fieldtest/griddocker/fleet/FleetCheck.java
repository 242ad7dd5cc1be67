package dev.fieldtest.griddocker.fleet;

import java.util.function.Supplier;

/**
 * Something that a fleet needs.
 *
 * @param subject what is looked at, in a word or two
 * @param look looks at it; throws {@link dev.fieldtest.griddocker.GridException} with what is wrong
 */
public record FleetCheck(String subject, Supplier<Finding> look) {
  /**
   * What there is to see.
   *
   * @param found how it is; may hold what EC2 said, and is untrusted
   * @param advice what to do; empty if nothing has to be done
   */
  public record Finding(Mark mark, String found, String advice) {
    static Finding good(String found) {
      return new Finding(Mark.GOOD, found, "");
    }

    static Finding doubtful(String found, String advice) {
      return new Finding(Mark.DOUBTFUL, found, advice);
    }

    static Finding bad(String found, String advice) {
      return new Finding(Mark.BAD, found, advice);
    }
  }

  /** How good it is. */
  public enum Mark {
    GOOD,
    /** A fleet may go well, and may not. */
    DOUBTFUL,
    /** A fleet can not go well. */
    BAD
  }
}
