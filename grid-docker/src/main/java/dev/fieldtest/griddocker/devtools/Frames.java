package dev.fieldtest.griddocker.devtools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The frames of one tab, and where scripts run in each. Thread-safe. */
final class Frames {
  /** The observer's world in a frame's document, out of the page's reach. */
  record World(Session session, int context) {}

  private final Map<String, String> parents = new ConcurrentHashMap<>();
  private final Map<String, World> worlds = new ConcurrentHashMap<>();

  void attached(String frame, String parent) {
    parents.put(frame, parent);
  }

  /**
   * Forgets the frames in a frame, at any depth, but not itself.
   *
   * @return those that were there
   */
  List<String> cleared(String frame) {
    var inside = parents.keySet().stream().filter(each -> isInside(each, frame)).toList();
    inside.forEach(this::forget);
    return inside;
  }

  void forget(String frame) {
    parents.remove(frame);
    worlds.remove(frame);
  }

  private boolean isInside(String frame, String outer) {
    for (var above = parents.get(frame); above != null; above = parents.get(above)) {
      if (above.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  void created(String frame, World world) {
    worlds.put(frame, world);
  }

  void destroyed(World world) {
    worlds.values().remove(world);
  }

  /** A session's documents are gone, all of them. */
  void destroyed(Session session) {
    worlds.values().removeIf(world -> world.session().equals(session));
  }

  /** The frame whose document has this world. */
  Optional<String> frameOf(World world) {
    return worlds.entrySet().stream()
        .filter(each -> each.getValue().equals(world))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether a frame's document is another session's by now. */
  boolean hasMoved(String frame, Session from) {
    return world(frame).filter(world -> !world.session().equals(from)).isPresent();
  }

  /** Empty as long as a frame has no document in which the observer was defined. */
  Optional<World> world(String frame) {
    return Optional.ofNullable(worlds.get(frame));
  }

  /** The parent of a frame, empty for the top one. */
  Optional<String> parent(String frame) {
    return Optional.ofNullable(parents.get(frame));
  }

  /** The frames in the top one, at any depth. */
  List<String> inner() {
    return List.copyOf(parents.keySet());
  }
}
