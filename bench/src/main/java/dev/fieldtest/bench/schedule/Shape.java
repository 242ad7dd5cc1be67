package dev.fieldtest.bench.schedule;

import dev.fieldtest.runnercli.dispatch.WorkQueue;

/**
 * The browsers of a run.
 *
 * @param slots how many take sites at once
 * @param tabs sites at once in each
 * @param spare how many more there may be because others have retired
 * @param turn after how many sites one retires
 */
record Shape(int slots, int tabs, int spare, int turn) {
  /** From asking for a session to its first site, the extension proved (measured: 0.7 s). */
  static final double OPENING = 0.7;

  /** From a session's last site until its slot is free. */
  static final double CLOSING = 0.2;

  /** A grid all of whose slots take sites, and whose browsers live as long as by default. */
  static Shape of(int slots, int tabs) {
    return new Shape(slots, tabs, 0, WorkQueue.DEFAULT_TURN);
  }

  Shape withSpare(int browsers) {
    return new Shape(slots, tabs, browsers, turn);
  }

  /**
   * What no schedule can beat: each slot opens one browser at least, all tabs are busy all the
   * time, and the longest site begins at once. Opening one browser is thus counted on both sides.
   */
  double lowerBound(Workload workload) {
    return OPENING + Math.max(workload.total() / (slots * tabs), workload.longest());
  }
}
