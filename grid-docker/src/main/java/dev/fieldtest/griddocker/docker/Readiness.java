package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.HubAddress;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits for a grid that has just been started.
 *
 * @param nodes that it has to have
 * @param patience how long all of them may take to come
 * @param why tells, once it has taken too long, what is in the way; empty if that is not known
 */
record Readiness(HubAddress hub, int nodes, Duration patience, Supplier<String> why) {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /**
   * Returns when so many nodes are up and a browser has opened.
   *
   * @throws GridException if that takes too long
   */
  void await() {
    try (var grid = Grid.remote(hub)) {
      var end = System.nanoTime() + patience.toNanos();
      while (up(grid) < nodes) {
        if (System.nanoTime() > end) {
          throw notReady(up(grid));
        }
        Thread.sleep(PAUSE.toMillis());
      }
      FirstSession.open(hub);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Docker.failure("interrupted while the grid at " + hub + " started");
    }
  }

  private static long up(Grid grid) {
    try {
      return grid.status().nodes().stream().filter(GridStatus.Node::isUp).count();
    } catch (GridException e) {
      return 0; // The hub has not begun to listen.
    }
  }

  private GridException notReady(long up) {
    var reason = why.get();
    return Docker.failure(
        "the grid at "
            + hub
            + " has "
            + up
            + " of "
            + nodes
            + " nodes after "
            + patience.toSeconds()
            + " s"
            + (reason.isEmpty() ? "; docker logs of its containers may tell why" : ": " + reason));
  }
}
