package dev.fieldtest.bench.fleet;

import java.time.Instant;

/** What is done over and over while there is something to do. */
final class Rounds {
  private Rounds() {}

  /** Does it at all multiples of a number of seconds until no run is left and no machine. */
  static void each(long seconds, Stage stage, Runnable round) {
    var time = stage.time();
    var at = time.instant();
    while (true) {
      if (stage.isQuiet()) {
        var next = time.next(Instant.MAX);
        if (next.equals(Instant.MAX)) {
          return;
        }
        at = next;
      }
      at = Instant.ofEpochSecond((at.getEpochSecond() / seconds + 1) * seconds);
      time.goOn(at);
      round.run();
    }
  }
}
