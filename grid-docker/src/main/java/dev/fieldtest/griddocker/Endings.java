package dev.fieldtest.griddocker;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What is to end on a grid. What is away for a while, as a hub that restarts or a node that is cut
 * off, is asked again until it answers. Thread-safe.
 */
final class Endings {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** With the time that each takes, a minute or two. */
  private static final int TRIES = 20;

  /** From here on, a status says that a hub could not ask the node. */
  private static final int SERVER_ERROR = 500;

  private final Function<HttpRequest.Builder, CompletableFuture<HttpResponse<String>>> sending;
  private final Phaser open = new Phaser(1);
  private volatile boolean closing;

  /**
   * @param sending completes exceptionally if there is no answer
   */
  Endings(Function<HttpRequest.Builder, CompletableFuture<HttpResponse<String>>> sending) {
    this.sending = sending;
  }

  /** Has something end, without waiting and whatever comes of it. */
  void begin(HttpRequest.Builder request) {
    open.register();
    ask(request.DELETE(), TRIES);
  }

  private void ask(HttpRequest.Builder request, int tries) {
    var unused =
        sending
            .apply(request)
            .whenComplete(
                (response, failure) -> {
                  var isOver = failure == null && response.statusCode() < SERVER_ERROR;
                  if (isOver || closing || tries == 1) {
                    open.arriveAndDeregister();
                  } else {
                    CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> ask(request, tries - 1));
                  }
                });
  }

  /** Waits until all has ended, or does not answer once more. Does not throw. */
  void await() {
    closing = true;
    open.arriveAndAwaitAdvance();
  }
}
