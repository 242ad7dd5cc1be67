package dev.fieldtest.runnercli.dispatch;

import java.util.concurrent.ExecutorService;
import java.util.function.IntSupplier;

/** A thread for each tab of a session, in a number that may change from site to site. */
final class TabThreads {
  private final ExecutorService threads;
  private final IntSupplier wanted;
  private final Step step;
  private int running;
  private boolean over;

  /**
   * @param wanted how many there are to be, 1 or more; asked after each site
   * @param step serves one site
   */
  TabThreads(ExecutorService threads, IntSupplier wanted, Step step) {
    this.threads = threads;
    this.wanted = wanted;
    this.step = step;
  }

  /** What a tab does again and again. */
  interface Step {
    /**
     * Serves a site.
     *
     * @return whether to go on; once one tab is told not to, all are
     */
    boolean run() throws InterruptedException;
  }

  /** Runs until there is no more to do in any tab. */
  synchronized void run() throws InterruptedException {
    adjust();
    while (running > 0) {
      wait();
    }
  }

  private synchronized void adjust() {
    while (!over && running < wanted.getAsInt()) {
      threads.execute(this::tab);
      running++;
    }
  }

  private void tab() {
    var left = false;
    try {
      while (!left && step.run()) {
        adjust();
        left = leaveIfTooMany();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!left) {
        end();
      }
    }
  }

  private synchronized boolean leaveIfTooMany() {
    if (running <= wanted.getAsInt()) {
      return false;
    }
    running--;
    return true;
  }

  private synchronized void end() {
    over = true;
    running--;
    notifyAll();
  }
}
