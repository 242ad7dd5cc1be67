package dev.fieldtest.griddocker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a grid has to do, and with what.
 *
 * @param waiting the requests for a session that have none yet, in the queue's order
 * @param nodes that are registered, in the grid's order
 */
public record GridLoad(List<Waiting> waiting, List<Node> nodes) {
  public GridLoad {
    waiting = List.copyOf(waiting);
    nodes = List.copyOf(nodes);
  }

  /**
   * A request for a session.
   *
   * @param id the grid's
   * @param predicted how long the session will be used, if the request tells
   */
  public record Waiting(String id, Optional<Duration> predicted) {}

  /**
   * A session.
   *
   * @param start when the node began it
   * @param predicted how long it will be used, if its request told
   */
  public record Running(String id, Instant start, Optional<Duration> predicted) {}

  /** What a grid says of a node. */
  public enum Availability {
    /** It gives sessions. */
    UP,
    /** It gives none, and leaves after its last. */
    DRAINING,
    /** It has not been heard of for a while. */
    DOWN
  }

  /**
   * A node.
   *
   * @param id the grid's
   * @param host where it is, as it says itself
   * @param slots how many browsers it runs at once
   */
  public record Node(
      String id, String host, Availability availability, int slots, List<Running> sessions) {
    public Node {
      sessions = List.copyOf(sessions);
    }

    public boolean is(Availability asked) {
      return availability == asked;
    }
  }
}
