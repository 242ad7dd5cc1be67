package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.runnercli.dispatch.Dispatcher.End;
import dev.fieldtest.runnercli.dispatch.Message.Failure;
import java.util.Optional;

/**
 * What follows when sessions fail: extensions that die three times in a row end the run, and so
 * does a grid that has given no session for too long. Until then there are pauses, for a grid may
 * be restarting. One that never gave a session is given up after three tries, unless its machines
 * are still to come. A browser that died after it served says nothing about either. Not
 * thread-safe; times are those of {@link System#nanoTime}.
 */
final class FailedSessions {
  private static final int MOST = 3;
  private static final int LONGEST_PAUSE = 16;
  private static final int PAUSES_IN_PATIENCE = 240;

  private final Patience patience;
  private boolean everOpened;
  private int dead;
  private int refused;
  private long since;
  private Optional<Long> pausedUntil = Optional.empty();

  FailedSessions(Patience patience) {
    this.patience = patience;
  }

  /** Takes that a session came. */
  void opened() {
    everOpened = true;
    refused = 0;
  }

  /** Takes that a session came to an end after at least one site was tried in it. */
  Optional<End> served(Optional<Failure> failure) {
    dead = isExtensionLost(failure) ? dead + 1 : 0;
    return failure.filter(unused -> dead >= MOST).map(FailedSessions::unusableExtension);
  }

  /**
   * Takes that no site was tried, for no session came, or it was lost at once.
   *
   * @param othersOpen whether the grid runs other sessions meanwhile, and so is not the culprit
   */
  Optional<End> refused(Failure failure, boolean othersOpen, long now) {
    if (isExtensionLost(Optional.of(failure))) {
      refused = 0;
      dead++;
      return dead < MOST ? Optional.empty() : Optional.of(unusableExtension(failure));
    }
    since = refused == 0 || othersOpen ? now : since;
    refused++;
    pausedUntil = Optional.of(now + pause());
    return isOver(now - since) && !othersOpen
        ? Optional.of(new End(RunEnding.GRID_UNUSABLE, failure.reason()))
        : Optional.empty();
  }

  private boolean isOver(long nanos) {
    var arriving = patience.arriving().toNanos();
    if (everOpened) {
      return nanos >= Math.max(arriving, patience.worked().toNanos());
    }
    return arriving == 0 ? refused >= MOST : nanos >= arriving;
  }

  /** Until when no session is to be asked for. */
  Optional<Long> pausedUntil(long now) {
    return pausedUntil.filter(then -> then - now > 0);
  }

  private long pause() {
    var doubled = Math.min(LONGEST_PAUSE, 1 << Math.min(refused - 1, 10));
    return patience.worked().toNanos() / PAUSES_IN_PATIENCE * doubled;
  }

  private static boolean isExtensionLost(Optional<Failure> failure) {
    return failure.filter(why -> why.cause() == AbortCause.EXTENSION_LOST).isPresent();
  }

  private static End unusableExtension(Failure failure) {
    return new End(RunEnding.EXTENSION_UNUSABLE, failure.reason());
  }
}
