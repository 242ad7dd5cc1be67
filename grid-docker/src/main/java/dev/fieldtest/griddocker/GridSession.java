package dev.fieldtest.griddocker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A session as its grid knows it: where it runs, whether it lives, and its end. Thread-safe. */
final class GridSession {
  private static final Duration ALIVE = Duration.ofSeconds(5);
  private static final Duration UPLOAD = Duration.ofSeconds(60);

  private final GridHttp http;
  private final String id;
  private final String secret;
  private final String node;

  /**
   * @param secret of the grid's nodes, empty if they have none
   */
  GridSession(GridHttp http, String id, String secret) {
    this.http = http;
    this.id = id;
    this.secret = secret;
    this.node = knownNode().orElse(http.url());
  }

  String id() {
    return id;
  }

  /** The Grid's address of the node that runs it, or the grid's own if it does not tell. */
  String node() {
    return node;
  }

  private Optional<String> knownNode() {
    var query = "{\"query\":\"{ session(id: \\\"" + id + "\\\") { nodeUri } }\"}";
    try {
      var answer =
          http.ask(
              http.request("/graphql", GridHttp.QUICK)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(query)));
      var uri = answer.at("/data/session/nodeUri");
      return uri.isTextual() ? Optional.of(uri.asText()) : Optional.empty();
    } catch (GridException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts a zip with one top-level folder on its node.
   *
   * @return where the node unpacked it; empty if it takes no files, as without a Grid in between
   * @throws GridException if the grid does not answer
   */
  Optional<String> upload(byte[] zip) {
    try {
      var file = Map.of("file", Base64.getEncoder().encodeToString(zip));
      var response =
          http.send(
              request("/se/file", UPLOAD)
                  .header("Content-Type", "application/json; charset=utf-8")
                  .POST(BodyPublishers.ofString(GridHttp.JSON.writeValueAsString(file))));
      return response.statusCode() == 200
          ? Optional.of(GridHttp.JSON.readTree(response.body()).path("value").asText())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** What has become of a session. */
  enum Life {
    /** Its browser answers. */
    ALIVE,
    /** Its driver has lost the browser, and the grid still knows the session. */
    BROWSER_GONE,
    /** Its node does not answer, or the grid has forgotten the session. */
    NODE_GONE
  }

  /**
   * Asks what has become of it; completes exceptionally if the grid does not answer within 5 s. A
   * restarted hub says of every session what a driver says of one without a browser, so that is
   * believed only of a session that the grid knows.
   */
  CompletableFuture<Life> life() {
    return http.sendSoon(request("/window/handles", ALIVE).GET())
        .thenApply(
            answer -> {
              if (answer.statusCode() == 200) {
                return Life.ALIVE;
              }
              var isWithoutBrowser = answer.body().contains("invalid session id");
              return isWithoutBrowser && knownNode().isPresent()
                  ? Life.BROWSER_GONE
                  : Life.NODE_GONE;
            });
  }

  /**
   * Ends it.
   *
   * @throws GridException if the grid does not answer
   */
  void end() {
    var unused = http.send(request("", GridHttp.QUICK).DELETE());
  }

  /**
   * Ends it once its browser is lost, without waiting. Its node is told as well: the usual way
   * leads through the driver, which may be dead, and a hub that was restarted knows no session of
   * before. Else the slot would stay taken until the node's own timeout.
   */
  void endSoon() {
    http.endings().begin(request("", ALIVE));
    http.endings()
        .begin(
            HttpRequest.newBuilder(URI.create(node + "/se/grid/node/session/" + id))
                .timeout(ALIVE)
                .header("X-REGISTRATION-SECRET", secret));
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    return http.request("/session/" + id + path, timeout);
  }
}
