package dev.fieldtest.bench.engine.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to Chromium's DevTools. Thread-safe. */
final class DevTools implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TIMEOUT_S = 30;

  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final StringBuilder received = new StringBuilder();
  private final WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

  DevTools(URI address) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
  }

  /** Has events of a session told by their names. */
  void on(String session, Consumer<String> listener) {
    listeners.put(session, listener);
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @param session empty for the browser itself
   * @throws IllegalStateException if the browser refuses it
   */
  JsonNode call(String session, String method, Map<String, ?> params) throws Exception {
    var id = last.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    pending.put(id, answer);
    var command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", JSON.valueToTree(params));
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    send(command.toString());
    try {
      return answer.get(TIMEOUT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(method + ": " + e.getCause(), e);
    }
  }

  /** One frame at a time, as the socket demands. */
  private synchronized void send(String text) {
    sent = sent.thenCompose(unused -> socket.sendText(text, true));
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean complete) {
    received.append(part);
    if (complete) {
      take(received.toString());
      received.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String text) {
    try {
      var message = JSON.readTree(text);
      var answer = pending.remove(message.path("id").asInt());
      if (answer == null) {
        listeners
            .getOrDefault(message.path("sessionId").asText(), event -> {})
            .accept(message.path("method").asText());
      } else if (message.has("error")) {
        answer.completeExceptionally(new IllegalStateException(message.path("error").toString()));
      } else {
        answer.complete(message.path("result"));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("DevTools speak JSON", e);
    }
  }
}
