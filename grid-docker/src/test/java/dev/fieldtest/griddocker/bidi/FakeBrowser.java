package dev.fieldtest.griddocker.bidi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;
import org.openqa.selenium.remote.http.Message;
import org.openqa.selenium.remote.http.TextMessage;
import org.openqa.selenium.remote.http.WebSocket;

/**
 * The browser's end of a BiDi connection: answers each command at once, and tells what it is told
 * to.
 */
@SuppressWarnings("removal") // The interface has what it will lose.
final class FakeBrowser implements HttpClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, Object>> answers = new HashMap<>();
  private final Map<String, Runnable> after = new HashMap<>();
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private WebSocket.Listener listener = new WebSocket.Listener() {};

  /** Has it answer a command so; any other is answered with nothing. */
  FakeBrowser answering(String method, Map<String, Object> result) {
    answers.put(method, result);
    return this;
  }

  /** Has it do something after it was asked for something of DevTools. */
  void after(String devTools, Runnable action) {
    after.put(devTools, action);
  }

  /** Connects to it. */
  Bidi connect() {
    return new Bidi(this, new HttpRequest(HttpMethod.GET, "ws://browser.test/"));
  }

  /** What it was asked for of DevTools, in order. */
  List<JsonNode> asked() {
    return asked;
  }

  /** Tells of an event. */
  void tell(String method, Map<String, Object> params) {
    write(Map.of("type", "event", "method", method, "params", params));
  }

  private void write(Map<String, Object> message) {
    try {
      listener.onText(JSON.writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(String text) {
    try {
      var command = JSON.readTree(text);
      if (command.at("/params/method").isTextual()) {
        asked.add(command.path("params"));
      }
      answer(command);
      after.getOrDefault(command.path("params").path("method").asText(), () -> {}).run();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(JsonNode command) {
    var result = answers.getOrDefault(command.path("method").asText(), Map.of());
    write(Map.of("type", "success", "id", command.path("id").asLong(), "result", result));
  }

  @Override
  public WebSocket openSocket(HttpRequest request, WebSocket.Listener heard) {
    listener = heard;
    return new WebSocket() {
      @Override
      public WebSocket send(Message message) {
        take(((TextMessage) message).text());
        return this;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public HttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> CompletableFuture<java.net.http.HttpResponse<T>> sendAsyncNative(
      java.net.http.HttpRequest request, BodyHandler<T> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> java.net.http.HttpResponse<T> sendNative(
      java.net.http.HttpRequest request, BodyHandler<T> handler) {
    throw new UnsupportedOperationException();
  }
}
