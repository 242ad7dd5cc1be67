package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A grid that may be gone when its machines are ended: then it has no nodes, once it has not
 * answered for a while. Before that its silence is an error, for its sessions may live.
 */
final class FadingGrid implements GridControl {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final GridControl grid;
  private final Clock clock;
  private volatile boolean mayFade;
  private Optional<Instant> silent = Optional.empty();

  FadingGrid(GridControl grid, Clock clock) {
    this.grid = grid;
    this.clock = clock;
  }

  void mayFade() {
    mayFade = true;
  }

  @Override
  public synchronized GridLoad load() {
    try {
      var load = grid.load();
      silent = Optional.empty();
      return load;
    } catch (GridException e) {
      var at = clock.instant();
      silent = silent.or(() -> Optional.of(at));
      if (mayFade && Duration.between(silent.orElse(at), at).compareTo(SILENCE) >= 0) {
        return new GridLoad(List.of(), List.of());
      }
      throw e;
    }
  }

  @Override
  public void drain(String node) {
    grid.drain(node);
  }
}
