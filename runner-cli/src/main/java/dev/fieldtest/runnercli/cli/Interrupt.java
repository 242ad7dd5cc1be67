package dev.fieldtest.runnercli.cli;

import java.util.concurrent.CountDownLatch;

/** Ctrl-C: the first lets a run finish its open sites and write its report. */
final class Interrupt implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Runnable stop = () -> {};

  private Interrupt() {}

  /** From now on the process ends no sooner than this is closed. */
  static Interrupt arm() {
    var interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupt::stopAndWait, "interrupt"));
    return interrupt;
  }

  /** What ends the run gently, called from another thread. */
  void by(Runnable action) {
    stop = action;
  }

  private void stopAndWait() {
    stop.run();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
