package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.GridLoad.Availability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grid in virtual time: sessions go to the node with the least load, as the Grid gives them, and
 * leave a node that drains, as runners do.
 */
public final class SimulatedGrid implements GridControl {
  /** How long a runner takes to leave a node that drains: it finishes its open sites. */
  private static final double LEAVING = 5;

  private static final String NODE = "node-";

  private final VirtualTime time;
  private final List<Node> nodes = new ArrayList<>();
  private final Deque<Work> queue = new ArrayDeque<>();
  private int killed;

  /**
   * What a session is asked for.
   *
   * @param actual seconds that it will take
   * @param done told when all of it is done
   */
  public record Work(String id, double predicted, double actual, Runnable done) {
    /** What is left of it when it has been worked at for some seconds. */
    Work after(double seconds) {
      var left = 1 - seconds / actual;
      return new Work(id + "+", predicted * left, actual * left, done);
    }
  }

  /** What a machine runs. */
  static final class Node {
    private final String machine;
    private final String address;
    private final int slots;
    private final Map<Work, Instant> sessions = new HashMap<>();
    private Availability availability = Availability.UP;

    Node(String machine, String address, int slots) {
      this.machine = machine;
      this.address = address;
      this.slots = slots;
    }

    private boolean isFree() {
      return availability == Availability.UP && sessions.size() < slots;
    }

    private boolean isDone() {
      return availability == Availability.DRAINING && sessions.isEmpty();
    }
  }

  SimulatedGrid(VirtualTime time) {
    this.time = time;
  }

  /** Asks for a session, behind all others. */
  public void ask(Work work) {
    queue.addLast(work);
    serve();
  }

  /** It gives sessions from now on, unless it drains already. */
  void register(Node node) {
    if (node.availability == Availability.UP) {
      nodes.add(node);
      serve();
    }
  }

  private void serve() {
    var free = free();
    while (!queue.isEmpty() && free.isPresent()) {
      var node = free.get();
      var work = queue.removeFirst();
      node.sessions.put(work, time.instant());
      time.in(work.actual(), () -> finished(node, work));
      free = free();
    }
  }

  private Optional<Node> free() {
    return nodes.stream()
        .filter(Node::isFree)
        .min(Comparator.comparingInt(node -> node.sessions.size()));
  }

  private void finished(Node node, Work work) {
    if (node.sessions.remove(work) != null) {
      work.done().run();
      nodes.removeIf(Node::isDone);
      serve();
    }
  }

  void drain(Node node) {
    node.availability = Availability.DRAINING;
    nodes.removeIf(Node::isDone);
    for (var work : List.copyOf(node.sessions.keySet())) {
      time.in(LEAVING, () -> takeElsewhere(node, work));
    }
  }

  private void takeElsewhere(Node node, Work work) {
    var start = node.sessions.remove(work);
    if (start != null) {
      ask(work.after(Duration.between(start, time.instant()).toMillis() / 1000.0));
      nodes.removeIf(Node::isDone);
    }
  }

  /** Its machine ends. */
  void lose(Node node) {
    nodes.remove(node);
    killed += node.sessions.size();
    List.copyOf(node.sessions.keySet()).forEach(this::ask);
    node.sessions.clear();
  }

  @Override
  public GridLoad load() {
    return new GridLoad(
        queue.stream()
            .map(work -> new GridLoad.Waiting(work.id(), Optional.of(seconds(work.predicted()))))
            .toList(),
        nodes.stream().map(SimulatedGrid::shown).toList());
  }

  private static GridLoad.Node shown(Node node) {
    var sessions =
        node.sessions.entrySet().stream()
            .map(
                entry ->
                    new GridLoad.Running(
                        entry.getKey().id(),
                        entry.getValue(),
                        Optional.of(seconds(entry.getKey().predicted()))))
            .toList();
    return new GridLoad.Node(
        NODE + node.machine, node.address, node.availability, node.slots, sessions);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }

  @Override
  public void drain(String id) {
    nodes.stream()
        .filter(node -> id.equals(NODE + node.machine))
        .findFirst()
        .ifPresent(this::drain);
  }

  /** The machines whose nodes give sessions and have none. */
  public List<String> idle() {
    return nodes.stream()
        .filter(node -> node.availability == Availability.UP && node.sessions.isEmpty())
        .map(node -> node.machine)
        .toList();
  }

  /** Has an idle node take no further session. */
  public void drainMachine(String machine) {
    drain(NODE + machine);
  }

  /** How many sessions ended because their machine did. */
  public int killed() {
    return killed;
  }

  public int queued() {
    return queue.size();
  }

  public int sessions() {
    return nodes.stream().mapToInt(node -> node.sessions.size()).sum();
  }
}
