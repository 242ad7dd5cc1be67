package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridSession.Life;
import dev.fieldtest.griddocker.devtools.Session;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices within 5 s that a browser is lost. A connection through a grid does not tell: its
 * commands just stay unanswered (bench/recovery shows it). So when the beats stay unanswered for a
 * while, a classic command asks whether the browser lives, and fails at once if it is gone. If
 * neither answers, or only the classic one does, for the connection is cut, the silence itself
 * decides.
 *
 * <p>The beats themselves are not classic commands, for which ChromeDriver attaches to each tab.
 */
final class Heartbeat {
  /** The shortest question that the browser's own process answers. */
  static final String BEAT = "Target.getBrowserContexts";

  private static final long PERIOD_MS = 500;
  private static final long DOUBT_MS = 2500; // a healthy browser on a busy machine takes far less
  private static final long LOST_MS = 4000;

  private final Session browser;
  private final GridSession session;
  private final Consumer<GridException> onLost;
  private volatile @Nullable Future<?> beats;
  private volatile @Nullable GridException lost;
  private volatile long answered;
  private CompletableFuture<?> beat = CompletableFuture.completedFuture(null);
  private CompletableFuture<Life> life = CompletableFuture.completedFuture(Life.ALIVE);

  /**
   * @param onLost told once
   */
  Heartbeat(Session browser, GridSession session, Consumer<GridException> onLost) {
    this.browser = browser;
    this.session = session;
    this.onLost = onLost;
  }

  void start(ScheduledExecutorService timer) {
    answered = System.nanoTime();
    beats = timer.scheduleWithFixedDelay(this::beat, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    var running = beats;
    if (running != null) {
      running.cancel(false);
    }
  }

  boolean isLost() {
    return lost != null;
  }

  /**
   * @throws GridException if the browser is known to be lost
   */
  void check() {
    var reason = lost;
    if (reason != null) {
      throw reason;
    }
  }

  /** Gives the browser up, unless that has been done. */
  synchronized void lose(AbortCause cause, String reason) {
    if (lost == null) {
      var failure = new GridException(cause, reason);
      lost = failure;
      stop();
      onLost.accept(failure);
    }
  }

  private void beat() {
    if (beat.isDone()) {
      beat = browser.send(BEAT, Map.of()).thenRun(() -> answered = System.nanoTime());
    }
    var silence = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answered);
    if (silence > DOUBT_MS && life.isDone()) {
      life = session.life().whenComplete((told, failure) -> told(told));
    }
    if (silence > LOST_MS) {
      var answers = life.isDone() && !life.isCompletedExceptionally();
      lose(
          AbortCause.GRID_LOST,
          answers ? "the connection to the browser is cut" : "neither browser nor grid answers");
    }
  }

  private void told(@Nullable Life told) {
    if (told == Life.BROWSER_GONE) {
      lose(AbortCause.BROWSER_LOST, "the browser is gone");
    } else if (told == Life.NODE_GONE) {
      lose(AbortCause.GRID_LOST, "the node is gone, or the grid has forgotten the session");
    }
  }
}
