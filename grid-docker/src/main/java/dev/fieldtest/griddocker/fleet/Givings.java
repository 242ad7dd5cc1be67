package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests the grid has given to a node that has not opened their sessions yet. It tells of
 * them neither in its queue nor at the node, and a node that is drained then is gone before they
 * are opened. Not thread-safe.
 */
final class Givings {
  /** To open a session takes some seconds, on a busy machine; so long a node may take at most. */
  private static final Duration OPENING = Duration.ofSeconds(30);

  private final Deque<Instant> given = new ArrayDeque<>();
  private Set<String> requests = Set.of();
  private Set<String> sessions = Set.of();
  private boolean begun;

  /** Takes what the grid tells now. Who has just begun to look may have missed one. */
  void seen(GridLoad load, Instant at) {
    var waiting = load.waiting().stream().map(GridLoad.Waiting::id).collect(Collectors.toSet());
    var open =
        load.nodes().stream()
            .flatMap(node -> node.sessions().stream())
            .map(GridLoad.Running::id)
            .collect(Collectors.toSet());
    if (!begun) {
      begun = true;
      given.add(at);
    }
    without(requests, waiting).forEach(id -> given.addLast(at));
    without(open, sessions).forEach(id -> given.pollFirst());
    given.removeIf(since -> Duration.between(since, at).compareTo(OPENING) > 0);
    requests = waiting;
    sessions = open;
  }

  private static Set<String> without(Set<String> these, Set<String> those) {
    var rest = new HashSet<>(these);
    rest.removeAll(those);
    return rest;
  }

  /** Whether there may be any. */
  boolean any() {
    return !given.isEmpty();
  }
}
