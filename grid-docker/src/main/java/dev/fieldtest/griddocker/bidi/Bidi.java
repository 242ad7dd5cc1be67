package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.bidi.Event;
import org.openqa.selenium.json.Json;

/**
 * Commands and events of one session's WebDriver BiDi connection. Thread-safe. Events of one kind
 * may arrive in any order, each on a thread of the connection's.
 */
public final class Bidi implements AutoCloseable {
  /** No command but a script's promise takes longer in a healthy browser. */
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(10);

  private final Connection connection;
  private final Map<Long, CompletableFuture<?>> unanswered = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile @Nullable GridException lost;

  public Bidi(Connection connection) {
    this.connection = connection;
  }

  /**
   * Sends a command; the answer completes the future, as does the browser's refusal, exceptionally.
   */
  public CompletableFuture<Map<String, Object>> send(String method, Map<String, Object> params) {
    var number = sent.incrementAndGet();
    try {
      CompletableFuture<Map<String, Object>> answer =
          connection.send(new Command<>(method, params, Json.MAP_TYPE));
      unanswered.put(number, answer);
      failIfLost();
      return answer.whenComplete((value, failure) -> unanswered.remove(number));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Fails all commands that wait for an answer, and all later ones: none will come. */
  public void lost(GridException reason) {
    lost = reason;
    failIfLost();
  }

  private void failIfLost() {
    var reason = lost;
    if (reason != null) {
      unanswered.values().forEach(answer -> answer.completeExceptionally(reason));
    }
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @throws RefusedException if the browser refuses it
   * @throws GridException if no answer comes within 10 s, or the browser is lost before
   */
  public Map<String, Object> call(String method, Map<String, Object> params) {
    return await(method, send(method, params), COMMAND_TIMEOUT);
  }

  /** As {@link #call}, with a time limit of its own. */
  static Map<String, Object> await(
      String method, CompletableFuture<Map<String, Object>> answer, Duration timeout) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw refused(method, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new GridException(
          AbortCause.BROWSER_LOST,
          method + " was not answered within " + timeout.toSeconds() + " s",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GridException(AbortCause.RUNNER_LOST, "interrupted", e);
    }
  }

  private static RuntimeException refused(String method, Throwable cause) {
    return cause instanceof GridException lost ? lost : new RefusedException(method, cause);
  }

  /** Listens to an event; which ones the browser sends is {@link #subscribe}'s business. */
  public void on(String event, Consumer<Map<String, Object>> listener) {
    connection.addListener(event, new Event<>(event, params -> params), listener);
  }

  /** Has the browser send events of all contexts. */
  public void subscribe(List<String> events) {
    call("session.subscribe", Map.of("events", events));
  }

  /** Has the browser send events of one context. */
  public void subscribe(List<String> events, String context) {
    call("session.subscribe", Map.of("events", events, "contexts", List.of(context)));
  }

  @Override
  public void close() {
    connection.close();
  }

  /** The browser refused a command. */
  public static final class RefusedException extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1L;

    RefusedException(String method, Throwable cause) {
      super(method + ": " + cause.getMessage(), cause);
    }
  }
}
