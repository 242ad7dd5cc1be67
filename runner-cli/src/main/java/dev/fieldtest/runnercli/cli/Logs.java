package dev.fieldtest.runnercli.cli;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What the libraries log. */
final class Logs {
  /** Held because the JDK's log forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Logs() {}

  /** Shows it on standard error, or nothing of it. */
  static void show(boolean shown) {
    if (!shown) {
      LogManager.getLogManager().reset();
      ROOT.setLevel(Level.OFF);
    }
  }
}
