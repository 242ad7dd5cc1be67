package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpRequest;

/**
 * Commands and events of one session's WebDriver BiDi connection. Thread-safe.
 *
 * <p>What listens to answers and events is called by the one thread that takes them, in the order
 * in which the browser sent them; it must not wait there for an answer.
 */
public final class Bidi implements AutoCloseable {
  /** No command but a script's promise takes longer in a healthy browser. */
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(10);

  private final Wire wire;
  private final Map<Long, CompletableFuture<Map<String, Object>>> unanswered =
      new ConcurrentHashMap<>();
  private final Map<String, List<Consumer<Map<String, Object>>>> listeners =
      new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile @Nullable GridException lost;

  /**
   * Connects.
   *
   * @param client is closed with the connection
   * @param upgrade asks for the session's web socket
   */
  public Bidi(HttpClient client, HttpRequest upgrade) {
    this.wire = new Wire(client, upgrade, this::take);
  }

  /**
   * Sends a command; the answer completes the future, as does the browser's refusal, exceptionally.
   */
  public CompletableFuture<Map<String, Object>> send(String method, Map<String, Object> params) {
    var number = sent.incrementAndGet();
    var answer = new CompletableFuture<Map<String, Object>>();
    unanswered.put(number, answer);
    try {
      wire.send(Map.of("id", number, "method", method, "params", params));
      failIfLost();
    } catch (RuntimeException e) {
      unanswered.remove(number);
      answer.completeExceptionally(e);
    }
    return answer;
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

  private void take(Map<String, Object> message) {
    if (message.get("id") instanceof Number number) {
      Optional.ofNullable(unanswered.remove(number.longValue()))
          .ifPresent(command -> answer(command, message));
    } else if (message.get("method") instanceof String event) {
      var params = part(message, "params");
      listeners.getOrDefault(event, List.of()).forEach(each -> each.accept(params));
    }
  }

  private static void answer(
      CompletableFuture<Map<String, Object>> command, Map<String, Object> message) {
    if (message.containsKey("error")) {
      command.completeExceptionally(
          new IllegalStateException(message.get("error") + ": " + message.get("message")));
    } else {
      command.complete(part(message, "result"));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> part(Map<String, Object> message, String name) {
    return message.get(name) instanceof Map<?, ?> part ? (Map<String, Object>) part : Map.of();
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
          AbortCause.GRID_LOST,
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
    listeners.computeIfAbsent(event, unused -> new CopyOnWriteArrayList<>()).add(listener);
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
    wire.close();
  }

  /** The browser refused a command. */
  public static final class RefusedException extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1L;

    RefusedException(String method, Throwable cause) {
      super(method + ": " + cause.getMessage(), cause);
    }
  }
}
