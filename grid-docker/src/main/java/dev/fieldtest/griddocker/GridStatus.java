package dev.fieldtest.griddocker;

import java.util.List;

/**
 * What a grid says of itself.
 *
 * @param nodes that are registered, in the grid's order
 */
public record GridStatus(List<Node> nodes) {
  public GridStatus {
    nodes = List.copyOf(nodes);
  }

  /**
   * A node.
   *
   * @param id the Grid's id
   * @param uri its address, as the Grid knows it
   * @param availability {@code UP}, {@code DRAINING} or {@code DOWN}
   * @param version of the Grid
   * @param chromeSlots how many Chromes it can run at once
   * @param sessions how many it runs now
   * @param browser name and version of what it runs first, as "chrome 156.0"; empty if not told
   */
  public record Node(
      String id,
      String uri,
      String availability,
      String version,
      int chromeSlots,
      int sessions,
      String browser) {
    /** Whether it gives sessions. */
    public boolean isUp() {
      return availability.equals("UP");
    }
  }

  /** How many Chromes the nodes that are UP can run at once. */
  public int chromeSlots() {
    return nodes.stream().filter(Node::isUp).mapToInt(Node::chromeSlots).sum();
  }
}
