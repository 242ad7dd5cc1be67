package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.GridLoad.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance together with its node, which is found at its private address.
 *
 * @param node the node, while it is registered
 * @param past what was seen of it before
 */
public record Machine(Instance instance, Optional<Node> node, Past past) {
  /**
   * What was seen of a machine before. Whoever has just begun to look knows nothing of it; that
   * costs time, never a session.
   *
   * @param seen when its node was last registered
   * @param idle since when its node has had no session, if it has none
   * @param told whether its node was told to drain
   */
  public record Past(Optional<Instant> seen, Optional<Instant> idle, boolean told) {
    /** Nothing was seen of it. */
    public static final Past NONE = new Past(Optional.empty(), Optional.empty(), false);
  }

  /** How far a machine has come. */
  public enum Phase {
    /** Its node has not been seen yet. */
    BOOTING,
    /** Its node gives sessions. */
    SERVING,
    /** Its node gives no further sessions; it may still have some. */
    DRAINING,
    /** It was told to drain, and its node has left. */
    DRAINED,
    /** Its node is out of reach, unasked. */
    SILENT,
    /** EC2 ends it. */
    ENDING
  }

  /** How far it has come. */
  public Phase phase() {
    if (instance.state() == Instance.State.STOPPING) {
      return Phase.ENDING;
    }
    if (node.isPresent()) {
      return registered(node.get());
    }
    if (past.told()) {
      return Phase.DRAINED;
    }
    return past.seen().isPresent() ? Phase.SILENT : Phase.BOOTING;
  }

  private static Phase registered(Node node) {
    return switch (node.availability()) {
      case UP -> Phase.SERVING;
      case DRAINING -> Phase.DRAINING;
      case DOWN -> Phase.SILENT;
    };
  }

  public boolean is(Phase asked) {
    return phase() == asked;
  }

  /** How long it has been there. */
  public Duration age(Instant at) {
    return Duration.between(instance.launched(), at);
  }

  /** How long its node has been missing: since it was last registered, or since the launch. */
  Duration missing(Instant at) {
    return Duration.between(past.seen().orElse(instance.launched()), at);
  }

  /** Whether its node has no session, as far as is known. */
  boolean idle() {
    return node.map(known -> known.sessions().isEmpty()).orElse(true);
  }

  /** Whether nothing is lost if its machine ends, by what a grid says of a node. */
  static boolean mayEnd(Node node) {
    return node.is(Availability.DRAINING) && node.sessions().isEmpty();
  }
}
