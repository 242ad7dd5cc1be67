package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a browser is lost. A BiDi connection does not tell: its commands just stay
 * unanswered (FACTS.md, Faults), while a classic command fails at once.
 */
final class Heartbeat {
  private static final long PERIOD_MS = 1500;
  private static final int PATIENCE = 2; // unanswered beats in a row

  private final GridClient client;
  private final String session;
  private final Consumer<String> onLost;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile @Nullable Future<?> beats;
  private volatile @Nullable String lost;

  Heartbeat(GridClient client, String session, Consumer<String> onLost) {
    this.client = client;
    this.session = session;
    this.onLost = onLost;
  }

  void start(ScheduledExecutorService timer) {
    beats = timer.scheduleWithFixedDelay(this::beat, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    var running = beats;
    if (running != null) {
      running.cancel(false);
    }
  }

  /**
   * @throws GridException if the browser is known to be lost
   */
  void check() {
    var reason = lost;
    if (reason != null) {
      throw new GridException(AbortCause.BROWSER_LOST, reason);
    }
  }

  private void beat() {
    var unused =
        client
            .isAlive(session)
            .whenComplete(
                (alive, failure) -> {
                  if (failure != null) {
                    missed();
                  } else if (alive) {
                    unanswered.set(0);
                  } else {
                    lose("the browser is gone");
                  }
                });
  }

  private void missed() {
    if (unanswered.incrementAndGet() >= PATIENCE) {
      lose("the grid does not answer for the browser");
    }
  }

  private void lose(String reason) {
    lost = reason;
    stop();
    onLost.accept(reason);
  }
}
