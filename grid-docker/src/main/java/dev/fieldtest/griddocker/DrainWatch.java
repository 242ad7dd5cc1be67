package dev.fieldtest.griddocker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells sessions that their nodes drain. The grid is asked for all of them at once, every 2 s while
 * there are any: a node that is to go waits for its sessions, so nothing is lost meanwhile, and a
 * hub with a hundred nodes answers in milliseconds. Thread-safe.
 */
final class DrainWatch {
  private static final long PERIOD_MS = 2000;

  private final GridClient client;
  private final Map<String, Runnable> watched = new ConcurrentHashMap<>();
  private CompletableFuture<Void> look = CompletableFuture.completedFuture(null);

  private DrainWatch(GridClient client) {
    this.client = client;
  }

  /** Begins to look, until the timer ends. */
  static DrainWatch start(GridClient client, ScheduledExecutorService timer) {
    var watch = new DrainWatch(client);
    var unused =
        timer.scheduleWithFixedDelay(watch::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /**
   * Watches a session.
   *
   * @param told run once, when its node drains; must not wait
   */
  void watch(String session, Runnable told) {
    watched.put(session, told);
  }

  void forget(String session) {
    watched.remove(session);
  }

  /** A grid that does not answer drains nothing; whether it lives is the heartbeats' question. */
  private void look() {
    if (!watched.isEmpty() && look.isDone()) {
      look = client.drainingSessions().thenAccept(this::tell);
    }
  }

  private void tell(List<String> draining) {
    draining.forEach(
        session -> Optional.ofNullable(watched.remove(session)).ifPresent(Runnable::run));
  }
}
