package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.WebSocket;

/**
 * A web socket that brings messages in the order in which they were sent, one at a time.
 * Thread-safe.
 *
 * <p>Selenium's own connection takes each on another thread. On a busy machine one exception in
 * twenty was then heard before the document that threw it, or after what was told of it later.
 */
final class Wire implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Wire.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final WebSocket socket;
  private final Consumer<JsonNode> taker;

  /** Not the socket's own thread: who sends on that one waits for a peer that may wait for it. */
  private final ExecutorService order =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Wire::thread,
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * Connects.
   *
   * @param client is closed with the socket
   * @param taker of each message
   */
  Wire(HttpClient client, HttpRequest upgrade, Consumer<JsonNode> taker) {
    this.client = client;
    this.taker = taker;
    this.socket = client.openSocket(upgrade, new Ordered());
  }

  private static Thread thread(Runnable reading) {
    var thread = new Thread(reading, "devtools");
    thread.setDaemon(true);
    return thread;
  }

  void send(Map<String, Object> message) {
    try {
      socket.sendText(JSON.writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void take(String text) {
    try {
      taker.accept(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      LOG.warning("the browser sent what is no JSON: " + e.getOriginalMessage());
    }
  }

  @Override
  public void close() {
    socket.close();
    client.close();
    order.shutdown();
  }

  private final class Ordered implements WebSocket.Listener {
    @Override
    public void onText(CharSequence data) {
      var text = data.toString(); // The sequence is used again.
      order.execute(() -> take(text));
    }
  }
}
