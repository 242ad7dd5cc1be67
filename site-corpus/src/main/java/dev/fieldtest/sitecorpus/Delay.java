package dev.fieldtest.sitecorpus;

import java.time.Duration;

/** Runs something later without holding a thread meanwhile. */
@FunctionalInterface
interface Delay {
  void after(Duration time, Runnable action);
}
