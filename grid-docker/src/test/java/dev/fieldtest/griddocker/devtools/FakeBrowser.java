package dev.fieldtest.griddocker.devtools;

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
 * The browser's end of a DevTools connection: answers each command at once, and tells what it is
 * told to.
 */
@SuppressWarnings("removal") // The interface has what it will lose.
final class FakeBrowser implements HttpClient {
  /** The id of its tab, of the top frame there, and of the session with it. */
  static final String TAB = "tab";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, ?>> answers = new HashMap<>();
  private final Map<String, Runnable> after = new HashMap<>();
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private WebSocket.Listener listener = new WebSocket.Listener() {};

  /** Has it answer a command so; any other is answered with nothing. */
  FakeBrowser answering(String method, Map<String, ?> result) {
    answers.put(method, result);
    return this;
  }

  /** Has it do something after it has answered a command. */
  void after(String method, Runnable action) {
    after.put(method, action);
  }

  /** Connects to it. */
  Connection connect() {
    return new Connection(this, new HttpRequest(HttpMethod.GET, "ws://browser.test/"));
  }

  /** Has a tab ready that {@link #openTab} opens, beside the window that browsers come with. */
  FakeBrowser withTab() {
    after.put(
        "Target.setAutoAttach",
        () -> {
          attach("window");
          attach(TAB);
        });
    return answering("Target.createTarget", Map.of("targetId", TAB));
  }

  private void attach(String target) {
    var info = Map.of("type", "page", "targetId", target);
    var params = Map.of("sessionId", target, "targetInfo", info);
    write(Map.of("method", "Target.attachedToTarget", "params", params));
  }

  /** Opens the tab. */
  static Tab openTab(Connection connection, boolean watched) {
    return new Tabs(connection, "link", watched).begin();
  }

  /** The commands that it was sent, in order. */
  List<JsonNode> asked() {
    return asked;
  }

  /** Tells of an event in the tab. */
  void tell(String method, Map<String, ?> params) {
    write(Map.of("method", method, "params", params, "sessionId", TAB));
  }

  private void write(Map<String, ?> message) {
    try {
      listener.onText(JSON.writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(String text) {
    try {
      var command = JSON.readTree(text);
      asked.add(command);
      answer(command);
      after.getOrDefault(command.path("method").asText(), () -> {}).run();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(JsonNode command) {
    var result = answers.getOrDefault(command.path("method").asText(), Map.of());
    write(Map.of("id", command.path("id").asLong(), "result", result));
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
