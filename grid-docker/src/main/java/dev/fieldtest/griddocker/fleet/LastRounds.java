package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Rounds in which all machines of a fleet leave.
 *
 * @param holder who goes them
 */
record LastRounds(Reconciler reconciler, Chronicle chronicle, Clock clock, String holder) {
  private static final long PERIOD_MS = 500;

  /** EC2 may not list at once what is there. */
  private static final int ABSENCES = 2;

  /**
   * Goes rounds until EC2 shows no machine.
   *
   * @throws GridException with the machines that are left after this time, or why nobody can tell
   *     of any, as without credentials
   */
  void go(Duration atMost) {
    var until = clock.instant().plus(atMost);
    var absences = isEmpty() ? 1 : 0;
    while (absences < ABSENCES) {
      if (!clock.instant().isBefore(until)) {
        throw left(reconciler.present());
      }
      pause();
      absences = isEmpty() ? absences + 1 : 0;
    }
  }

  /** Goes a round, and says whether there was no machine in it. */
  private boolean isEmpty() {
    try {
      var unused = reconciler.round(Retirement.POLICY, holder);
      return reconciler.present().isEmpty();
    } catch (GridException e) {
      if (e.abortCause() == AbortCause.NO_SESSION) {
        throw reconciler.present().isEmpty() ? e : left(reconciler.present());
      }
      chronicle.remark(clock.instant(), e);
      return false;
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

  private static GridException left(List<String> ids) {
    return new GridException(
        AbortCause.GRID_LOST,
        "these machines of the fleet are still there: "
            + String.join(", ", ids)
            + "; look at why, and end them with `fieldtest grid down --fleet` or in EC2's console");
  }
}
