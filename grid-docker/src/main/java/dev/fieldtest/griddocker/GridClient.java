package dev.fieldtest.griddocker;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is asked of a grid beside new sessions. Thread-safe. */
final class GridClient {
  private final GridHttp http;

  GridClient(HubAddress hub) {
    this.http = new GridHttp(hub);
  }

  /**
   * @throws GridException with {@code GRID_LOST} if no grid answers
   */
  GridStatus status() {
    List<GridStatus.Node> nodes = new ArrayList<>();
    http.nodes(http.ask(statusRequest())).forEach(node -> nodes.add(node(node)));
    return new GridStatus(nodes);
  }

  /**
   * Asks, without waiting, for the ids of the sessions whose nodes take no further ones and leave
   * after their last; completes exceptionally if no grid answers.
   */
  CompletableFuture<List<String>> drainingSessions() {
    return http.sendSoon(statusRequest()).thenApply(answer -> draining(http.json(answer)));
  }

  private HttpRequest.Builder statusRequest() {
    return http.request("/status", GridHttp.QUICK);
  }

  private List<String> draining(JsonNode status) {
    var sessions = new ArrayList<String>();
    for (var node : http.nodes(status)) {
      if (node.path("availability").asText().equals("DRAINING")) {
        node.path("slots").forEach(slot -> sessions.add(slot.at("/session/sessionId").asText()));
      }
    }
    return sessions;
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
        sessions,
        browser(node.at("/slots/0/stereotype")));
  }

  private static String browser(JsonNode stereotype) {
    return (stereotype.path("browserName").asText()
            + " "
            + stereotype.path("browserVersion").asText())
        .strip();
  }

  /**
   * How many requests for a session wait.
   *
   * @throws GridException with {@code GRID_LOST} if no grid answers
   */
  int queued() {
    return http.ask(http.request("/se/grid/newsessionqueue/queue", GridHttp.QUICK))
        .path("value")
        .size();
  }

  /**
   * A session that the grid has given. Asks at once for its node; does not throw.
   *
   * @param secret of the grid's nodes, empty if they have none
   */
  GridSession session(String id, String secret) {
    return new GridSession(http, id, secret);
  }

  /**
   * Waits until sessions that were to end soon have ended, or do not answer once more. Does not
   * throw.
   */
  void awaitEnds() {
    http.endings().await();
  }
}
