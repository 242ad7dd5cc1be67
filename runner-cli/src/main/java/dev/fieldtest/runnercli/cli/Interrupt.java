package dev.fieldtest.runnercli.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ctrl-C, and a CI service's request to end: the first lets a run finish its open sites and write
 * its report, the second ends the process. Not a shutdown hook: those of the libraries would kill
 * the browsers meanwhile.
 */
final class Interrupt implements AutoCloseable {
  private static final int INTERRUPTED = 130;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final List<Runnable> stops = new CopyOnWriteArrayList<>();

  private final Screen screen;
  private final String farewell;

  private Interrupt(Screen screen, String farewell) {
    this.screen = screen;
    this.farewell = farewell;
  }

  /** Takes over the signals until this is closed, and tells the user what they do. */
  static Interrupt arm(Screen screen) {
    return arm(screen, "Ended; --resume goes on with this run");
  }

  /**
   * The same.
   *
   * @param farewell what is said when the process ends at once
   */
  static Interrupt arm(Screen screen, String farewell) {
    var interrupt = new Interrupt(screen, farewell);
    Signals.register("INT", interrupt::signalled);
    Signals.register("TERM", interrupt::signalled);
    return interrupt;
  }

  /** Adds what ends a run gently, called from another thread. */
  void by(Runnable action) {
    stops.add(action);
  }

  /** Ends the runs gently. */
  void stop() {
    stops.forEach(Runnable::run);
  }

  private void signalled() {
    if (stops.isEmpty()) {
      System.exit(INTERRUPTED); // No site is open yet.
    }
    if (asked.compareAndSet(false, true)) {
      screen.note("Interrupted: finishing the open sites; Ctrl-C again ends at once");
      stop();
    } else {
      screen.leave(farewell);
      System.exit(INTERRUPTED);
    }
  }

  @Override
  public void close() {
    Signals.registerDefault("INT");
    Signals.registerDefault("TERM");
  }
}
