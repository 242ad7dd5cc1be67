package dev.fieldtest.bench.engine.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waiting for what a process does and does not tell of; it is looked for while it lives. */
public final class Await {
  private static final long PACE_MS = 10;

  private Await() {}

  /** A look at what a process has done. */
  @FunctionalInterface
  public interface Look<T, E extends Exception> {
    /** What was found; empty if it is not there yet. */
    Optional<T> look() throws E;
  }

  /**
   * Looks until something is found.
   *
   * @return empty if the process has ended without it, or time is up
   */
  public static <T, E extends Exception> Optional<T> found(
      Process process, Duration most, Look<T, E> look) throws E, InterruptedException {
    var begun = System.nanoTime();
    while (true) {
      var last = !process.isAlive() || System.nanoTime() - begun >= most.toNanos();
      var found = look.look();
      if (last || found.isPresent()) {
        return found;
      }
      var unused = process.waitFor(PACE_MS, TimeUnit.MILLISECONDS);
    }
  }
}
