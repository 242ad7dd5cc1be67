package dev.fieldtest.runnercli.dispatch;

import org.jspecify.annotations.Nullable;

/** A stretch of a thread's way that another thread may cut short, at any time. Thread-safe. */
final class Interruptible {
  private @Nullable Thread inside;
  private boolean ended;

  /** The calling thread enters; its interrupt flag is set at once if the end was called before. */
  synchronized void enter() {
    inside = Thread.currentThread();
    if (ended) {
      inside.interrupt();
    }
  }

  /** The calling thread leaves; no interrupt that was meant for the stretch goes on with it. */
  synchronized void leave() {
    inside = null;
    if (ended) {
      var unused = Thread.interrupted();
    }
  }

  /** Interrupts the thread that is inside, and who may enter later. */
  synchronized void end() {
    ended = true;
    if (inside != null) {
      inside.interrupt();
    }
  }
}
