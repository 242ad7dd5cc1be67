package dev.fieldtest.griddocker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.extensionundertest.AbortCause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;

/**
 * What is asked of a grid beside sessions: its status, uploads, and whether a session lives.
 * Thread-safe.
 */
final class GridClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration QUICK = Duration.ofSeconds(15);
  private static final Duration ALIVE = Duration.ofSeconds(5);
  private static final Duration UPLOAD = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(QUICK).build();
  private final String url;
  private final Phaser ending = new Phaser(1);

  GridClient(URI url) {
    this.url = url.toString().replaceAll("/+$", "");
  }

  GridStatus status() {
    var answer = ask("/status");
    if (!answer.path("value").path("nodes").isArray()) {
      throw unusable("what answers at " + url + " is no Selenium Grid; check --grid");
    }
    List<GridStatus.Node> nodes = new ArrayList<>();
    answer.path("value").path("nodes").forEach(node -> nodes.add(node(node)));
    return new GridStatus(nodes);
  }

  private static GridStatus.Node node(JsonNode node) {
    var slots = 0;
    var sessions = 0;
    for (var slot : node.path("slots")) {
      var name = slot.path("stereotype").path("browserName").asText();
      slots += name.equals("chrome") || name.equals("chromium") ? 1 : 0;
      sessions += slot.path("session").isObject() ? 1 : 0;
    }
    return new GridStatus.Node(
        node.path("id").asText(),
        node.path("uri").asText(),
        node.path("availability").asText(),
        node.path("version").asText(),
        slots,
        sessions);
  }

  /**
   * Puts a zip with one top-level folder on a session's node.
   *
   * @return where the node unpacked it; empty if it takes no files, as without a Grid in between
   */
  Optional<String> upload(String session, byte[] zip) {
    try {
      var body = JSON.writeValueAsString(Map.of("file", Base64.getEncoder().encodeToString(zip)));
      var request =
          request("/session/" + session + "/se/file", UPLOAD)
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(BodyPublishers.ofString(body));
      var response = send(request.build());
      return response.statusCode() == 200
          ? Optional.of(JSON.readTree(response.body()).path("value").asText())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Ends a session.
   *
   * @throws GridException if the grid does not answer
   */
  void end(String session) {
    var unused = send(request("/session/" + session, QUICK).DELETE().build());
  }

  /**
   * Ends a session whose browser is lost, without waiting. Its node is told as well: the usual way
   * leads through the driver, which may be dead, and a hub that was restarted knows no session of
   * before. Else the slot would stay taken until the node's own timeout.
   */
  void endSoon(String session, String node) {
    endSoon(request("/session/" + session, ALIVE));
    endSoon(
        HttpRequest.newBuilder(URI.create(node + "/se/grid/node/session/" + session))
            .timeout(ALIVE)
            .header("X-REGISTRATION-SECRET", ""));
  }

  private void endSoon(HttpRequest.Builder request) {
    ending.register();
    var unused =
        http.sendAsync(request.DELETE().build(), BodyHandlers.discarding())
            .whenComplete((response, failure) -> ending.arriveAndDeregister());
  }

  /** Waits until sessions that were to end soon have ended, or can not be. Does not throw. */
  void awaitEnds() {
    ending.arriveAndAwaitAdvance();
  }

  /**
   * Whether a session's browser answers; completes exceptionally if the grid does not, within 5 s.
   */
  CompletableFuture<Boolean> isAlive(String session) {
    return http.sendAsync(
            request("/session/" + session + "/window/handles", ALIVE).GET().build(),
            BodyHandlers.discarding())
        .thenApply(response -> response.statusCode() == 200);
  }

  /** The Grid's address of the node that runs a session, or the grid's own if it does not tell. */
  String nodeOf(String session) {
    var query = "{\"query\":\"{ session(id: \\\"" + session + "\\\") { nodeUri } }\"}";
    try {
      var response =
          send(
              request("/graphql", QUICK)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(query))
                  .build());
      return JSON.readTree(response.body()).at("/data/session/nodeUri").asText(url);
    } catch (GridException | JsonProcessingException e) {
      return url;
    }
  }

  private JsonNode ask(String path) {
    var response = send(request(path, QUICK).GET().build());
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw unusable(
          "what answers at "
              + url
              + " is no Selenium Grid (HTTP "
              + response.statusCode()
              + "); check --grid");
    }
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw unusable("no grid answers at " + url + "; start it, or check --grid");
    } catch (IOException e) {
      throw unusable("the grid at " + url + " does not answer: " + Failures.line(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable("interrupted while asking the grid at " + url);
    }
  }

  private static GridException unusable(String message) {
    return new GridException(AbortCause.GRID_LOST, message);
  }
}
