package dev.fieldtest.griddocker.devtools;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes tabs that nobody here opened. The event of a tab of ours may come before the answer that
 * names it; so while tabs are being opened, no one is held for a stranger. Never waits on the
 * thread of an event, for pages and extensions may open many. Thread-safe.
 */
final class Strangers {
  private final Session browser;
  private final Set<String> ours = new HashSet<>();
  private final Set<String> unclaimed = new HashSet<>();
  private final CountDownLatch firstClosed = new CountDownLatch(1);
  private int opening;

  Strangers(Session browser) {
    this.browser = browser;
  }

  /** A tab is about to be opened; {@link #opened} must follow. */
  synchronized void opening() {
    opening++;
  }

  /** Takes a tab as ours. */
  synchronized void claim(String tab) {
    ours.add(tab);
    unclaimed.remove(tab);
  }

  /** A tab was opened, or could not be. */
  void opened() {
    close(oneOpened());
  }

  /** The browser told of a new tab. */
  void met(String tab) {
    close(noted(tab));
  }

  synchronized void gone(String tab) {
    ours.remove(tab);
    unclaimed.remove(tab);
  }

  /** Waits until a stranger was closed, or for a time. */
  void awaitFirst(long millis) {
    try {
      var unused = firstClosed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<String> oneOpened() {
    opening--;
    return strangers();
  }

  private synchronized List<String> noted(String tab) {
    if (!ours.contains(tab)) {
      unclaimed.add(tab);
    }
    return strangers();
  }

  private List<String> strangers() {
    if (opening > 0) {
      return List.of();
    }
    var strangers = List.copyOf(unclaimed);
    unclaimed.clear();
    return strangers;
  }

  /** A refusal means that the tab has closed itself. */
  private void close(List<String> strangers) {
    for (var tab : strangers) {
      var unused =
          browser
              .send("Target.closeTarget", Map.of("targetId", tab))
              .whenComplete((answer, refusal) -> firstClosed.countDown());
    }
  }
}
