package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a site over its runs. Only runs that judged the site count: what infrastructure
 * spoilt changes nothing.
 *
 * @param last its latest outcome about extension or site
 * @param lastPass when it last passed
 * @param since since when it passes, fails by the extension, or is at fault itself: whichever it
 *     last did
 * @param runs how many runs judged it
 * @param flakyRuns in how many of them it was flaky
 */
public record History(
    Optional<Outcome> last,
    Optional<Instant> lastPass,
    Optional<Instant> since,
    int runs,
    int flakyRuns) {
  /** Nothing is known. */
  public static final History NONE =
      new History(Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);

  /** This and one more run, whose deciding attempt began then. */
  public History then(Outcome outcome, boolean flaky, Instant when) {
    if (!outcome.judged()) {
      return this;
    }
    return new History(
        Optional.of(outcome),
        outcome.passed() ? Optional.of(when) : lastPass,
        last.filter(earlier -> isSameClass(earlier, outcome)).isPresent()
            ? since
            : Optional.of(when),
        runs + 1,
        flakyRuns + (flaky ? 1 : 0));
  }

  private static boolean isSameClass(Outcome one, Outcome other) {
    return one.passed() == other.passed()
        && (one.blame() == Blame.EXTENSION) == (other.blame() == Blame.EXTENSION);
  }
}
