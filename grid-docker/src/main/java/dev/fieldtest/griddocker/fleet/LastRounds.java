package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Rounds in which all machines of a fleet leave.
 *
 * @param holder who goes them
 */
record LastRounds(Reconciler reconciler, Chronicle chronicle, Clock clock, String holder) {
  private static final long PERIOD_MS = 500;

  /**
   * Goes rounds until EC2 shows no machine, and has had the time to show what was ordered last.
   *
   * @throws GridException with the machines that are left after this time, or why nobody can tell
   *     of any, as without credentials
   */
  void go(Duration atMost) {
    var until = clock.instant().plus(atMost);
    var unfinished = round();
    while (unfinished.isPresent()) {
      if (!clock.instant().isBefore(until)) {
        throw unfinished.get();
      }
      pause();
      unfinished = round();
    }
  }

  /** Goes a round, and says why it was not the last one, if it was not. */
  private Optional<GridException> round() {
    try {
      var unused = reconciler.round(Retirement.POLICY, holder);
      return reconciler.isOver() ? Optional.empty() : Optional.of(left());
    } catch (GridException e) {
      var why = reconciler.present().isEmpty() ? e : left();
      if (e.abortCause() == AbortCause.NO_SESSION) {
        throw why;
      }
      chronicle.remark(clock.instant(), e);
      return Optional.of(why);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GridException(AbortCause.RUNNER_LOST, "interrupted while machines were ended", e);
    }
  }

  private GridException left() {
    return new GridException(
        AbortCause.GRID_LOST,
        "these machines of the fleet are still there: "
            + String.join(", ", reconciler.present())
            + "; look at why, and end them with `fieldtest grid down --fleet` or in EC2's console");
  }
}
