package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpRequest;

/**
 * Commands and events of one browser, in the words of Chromium's DevTools protocol. Thread-safe.
 *
 * <p>What listens to answers and events is called by the one thread that takes them, in the order
 * in which the browser sent them; it must not wait there for an answer.
 */
public final class Connection implements AutoCloseable {
  /** No command but a script's promise takes longer in a healthy browser. */
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(10);

  private final Wire wire;
  private final Map<Long, Command> unanswered = new ConcurrentHashMap<>();
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile @Nullable GridException lost;

  /** What waits for an answer, and in which session. */
  private record Command(String session, CompletableFuture<JsonNode> answer) {}

  /** Hears the events of one DevTools session. */
  interface Listener {
    void heard(String event, JsonNode params);
  }

  /**
   * Connects.
   *
   * @param client is closed with the connection
   * @param upgrade asks for the session's web socket
   */
  public Connection(HttpClient client, HttpRequest upgrade) {
    this.wire = new Wire(client, upgrade, this::take);
  }

  /** The DevTools session that belongs to no target: the browser's own. */
  public Session browser() {
    return session("");
  }

  /** A DevTools session by the browser's name for it. */
  public Session session(String id) {
    return new Session(this, id);
  }

  CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> params) {
    var number = sent.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    unanswered.put(number, new Command(session, answer));
    try {
      wire.send(message(number, session, method, params));
      failIfLost();
    } catch (RuntimeException e) {
      unanswered.remove(number);
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private static Map<String, Object> message(
      long number, String session, String method, Map<String, ?> params) {
    var message = new HashMap<String, Object>();
    message.put("id", number);
    message.put("method", method);
    message.put("params", params);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    return message;
  }

  /** Fails all commands that wait for an answer, and all later ones: none will come. */
  public void lost(GridException reason) {
    lost = reason;
    failIfLost();
  }

  private void failIfLost() {
    var reason = lost;
    if (reason != null) {
      unanswered.values().forEach(each -> each.answer().completeExceptionally(reason));
    }
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      Optional.ofNullable(unanswered.remove(message.get("id").asLong()))
          .ifPresent(command -> answer(command.answer(), message));
    } else {
      Optional.ofNullable(listeners.get(message.path("sessionId").asText()))
          .ifPresent(each -> each.heard(message.path("method").asText(), message.path("params")));
    }
  }

  private static void answer(CompletableFuture<JsonNode> command, JsonNode message) {
    if (message.has("error")) {
      command.completeExceptionally(
          new IllegalStateException(message.at("/error/message").asText()));
    } else {
      command.complete(message.path("result"));
    }
  }

  /** Waits for an answer, for at most 10 s. */
  static JsonNode await(String method, CompletableFuture<JsonNode> answer) {
    return await(method, answer, COMMAND_TIMEOUT);
  }

  /**
   * Waits for an answer.
   *
   * @throws RefusedException if the browser refuses the command
   * @throws GridException if no answer comes in time, or the browser is lost before
   */
  static <T> T await(String method, CompletableFuture<T> answer, Duration timeout) {
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
    return cause instanceof GridException lost
        ? lost
        : new RefusedException(method + ": " + cause.getMessage(), cause);
  }

  void listen(String session, Listener listener) {
    listeners.put(session, listener);
  }

  /** Hears no more of a session that has ended, and fails what waits there. */
  void forget(String session) {
    listeners.remove(session);
    unanswered.values().removeIf(each -> each.session().equals(session) && fail(each));
  }

  private static boolean fail(Command command) {
    command.answer().completeExceptionally(new IllegalStateException("the target is gone"));
    return true;
  }

  @Override
  public void close() {
    wire.close();
  }

  /** The browser refused a command. */
  public static final class RefusedException extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1L;

    RefusedException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
