package dev.fieldtest.griddocker;

import java.net.URI;

/**
 * A grid at a moment.
 *
 * @param url its address
 * @param status what it says of its nodes
 * @param queued how many requests for a session wait
 */
public record GridOverview(URI url, GridStatus status, int queued) {
  /**
   * Asks a grid.
   *
   * @throws GridException if it does not answer, or not as a Selenium Grid
   */
  public static GridOverview of(HubAddress hub) {
    var client = new GridClient(hub);
    return new GridOverview(hub.url(), client.status(), client.queued());
  }

  /** How many nodes give sessions. */
  public long nodesUp() {
    return status.nodes().stream().filter(GridStatus.Node::isUp).count();
  }

  /** How many sessions there are. */
  public int sessions() {
    return status.nodes().stream().mapToInt(GridStatus.Node::sessions).sum();
  }

  /** The same for programs, in one line. */
  public String json() {
    var json = GridHttp.JSON.createObjectNode();
    json.put("schemaVersion", 1).put("kind", "grid").put("url", url.toString());
    json.put("slots", status.chromeSlots()).put("sessions", sessions()).put("queued", queued);
    var nodes = json.putArray("nodes");
    for (var node : status.nodes()) {
      nodes
          .addObject()
          .put("id", node.id())
          .put("address", node.uri())
          .put("status", node.availability())
          .put("slots", node.chromeSlots())
          .put("sessions", node.sessions())
          .put("browser", node.browser())
          .put("grid", node.version());
    }
    return json.toString();
  }
}
