package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.runnercli.dispatch.Dispatcher.End;
import dev.fieldtest.runnercli.dispatch.Message.Failure;
import java.util.Optional;

/**
 * Counts sessions that failed in a row in the same way, for that ends a run: without a living
 * extension, or without a grid. A browser that died says nothing about either. Not thread-safe.
 */
final class FailedSessions {
  private static final int MOST = 3;

  private Optional<RunEnding> last = Optional.empty();
  private int inRow;

  /**
   * Takes how a session ended.
   *
   * @param failure empty if it served to its end
   * @return how the run ends, if this was one too many
   */
  Optional<End> after(Optional<Failure> failure) {
    var ending = failure.map(Failure::cause).flatMap(FailedSessions::ending);
    inRow = ending.equals(last) ? inRow + 1 : 1;
    last = ending;
    return inRow < MOST
        ? Optional.empty()
        : ending.flatMap(how -> failure.map(why -> new End(how, why.reason())));
  }

  private static Optional<RunEnding> ending(AbortCause cause) {
    return switch (cause) {
      case EXTENSION_LOST -> Optional.of(RunEnding.EXTENSION_UNUSABLE);
      case NO_SESSION, GRID_LOST -> Optional.of(RunEnding.GRID_UNUSABLE);
      case BROWSER_LOST -> Optional.empty();
    };
  }
}
