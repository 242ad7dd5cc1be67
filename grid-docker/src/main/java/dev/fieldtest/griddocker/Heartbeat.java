package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.bidi.Bidi;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a browser is lost. A BiDi connection does not tell: its commands just stay
 * unanswered (FACTS.md, Faults). So an unanswered beat is followed by a classic command, which
 * fails at once if the browser is gone.
 *
 * <p>The beats themselves are not classic commands: ChromeDriver attaches to new tabs for those,
 * and waits for a tab that its own BiDi mapper has paused, for ever.
 */
final class Heartbeat {
  private static final long PERIOD_MS = 1500;
  private static final long BEAT_MS = 3000; // a healthy browser on a busy machine takes far less

  private final Bidi bidi;
  private final GridClient client;
  private final String session;
  private final Consumer<String> onLost;
  private volatile @Nullable Future<?> beats;
  private volatile @Nullable String lost;

  Heartbeat(Bidi bidi, GridClient client, String session, Consumer<String> onLost) {
    this.bidi = bidi;
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
        bidi.send("browser.getUserContexts", Map.of())
            .orTimeout(BEAT_MS, TimeUnit.MILLISECONDS)
            .whenComplete(
                (answer, failure) -> {
                  if (failure != null) {
                    confirm();
                  }
                });
  }

  private void confirm() {
    var unused =
        client
            .isAlive(session)
            .whenComplete(
                (alive, failure) -> {
                  if (failure != null) {
                    lose("neither browser nor grid answers");
                  } else if (!alive) {
                    lose("the browser is gone");
                  }
                });
  }

  private synchronized void lose(String reason) {
    if (lost == null) {
      lost = reason;
      stop();
      onLost.accept(reason);
    }
  }
}
