package dev.fieldtest.griddocker;

import dev.fieldtest.griddocker.devtools.Tab;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Tabs that serve again once a page has left them clean. Thread-safe. */
final class TabPool {
  private final Supplier<Tab> opening;
  private final int mostIdle;
  private final Deque<Tab> idle = new ArrayDeque<>();

  /**
   * @param mostIdle how many to keep that nobody uses
   */
  TabPool(Supplier<Tab> opening, int mostIdle) {
    this.opening = opening;
    this.mostIdle = mostIdle;
  }

  /** The one that was used last, which the browser has at hand, or a new one. */
  Tab take() {
    synchronized (idle) {
      idle.removeIf(Tab::isGone);
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return opening.get();
  }

  /** Takes back one that is as good as new. */
  void giveBack(Tab tab) {
    tab.renew();
    synchronized (idle) {
      if (idle.size() < mostIdle) {
        idle.push(tab);
        return;
      }
    }
    tab.close();
  }
}
