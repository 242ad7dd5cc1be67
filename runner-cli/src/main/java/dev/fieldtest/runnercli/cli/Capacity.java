package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.runnercli.dispatch.TabRange;
import java.util.Optional;

/**
 * How many browsers a run uses.
 *
 * @param sessions that take sites at once
 * @param spare how many more there may be while others, retired, finish their last sites
 * @param tabs in each
 */
record Capacity(int sessions, int spare, TabRange tabs) {
  /** A tab with the browser's default flags, as measured with Chromium 156 on light pages. */
  private static final long TAB_BYTES = 85L << 20;

  /** Each request for a session waits in a thread and a connection of its own. */
  private static final int MOST_REQUESTS = 100;

  /** So many browsers on this machine, whose memory they fill by half at most. */
  static Capacity local(int sessions, TabRange tabs, long memoryBytes) {
    var fit = memoryBytes / 2 / TAB_BYTES / (sessions + spare(sessions));
    return new Capacity(sessions, spare(sessions), tabs.atMost((int) Math.min(fit, tabs.most())));
  }

  /**
   * What a grid offers.
   *
   * @throws GridException if it has no Chrome
   */
  static Capacity of(Grid grid, Optional<Integer> asked, TabRange tabs) {
    var slots = grid.status().chromeSlots();
    if (slots == 0) {
      throw new GridException(
          AbortCause.NO_SESSION,
          "the grid at "
              + grid.url()
              + " has no node with Chrome that is up; add one (with the hub's SE_REGISTRATION_SECRET), or check --grid");
    }
    var sessions = asked.orElse(slots);
    var free = Math.max(0, slots - sessions);
    return new Capacity(sessions, Math.min(free, spare(sessions)), tabs);
  }

  /** What a grid is asked for whose machines come as they are needed. */
  static Capacity growing(Optional<Integer> asked, TabRange tabs) {
    return new Capacity(Math.min(MOST_REQUESTS, asked.orElse(MOST_REQUESTS)), 0, tabs);
  }

  private static int spare(int sessions) {
    return Math.max(1, sessions / 4);
  }

  /**
   * What each of two runs uses that share it, at least one browser each.
   *
   * @throws GridException if the grid has no slots for two
   */
  Capacity half(Grid grid) {
    var each = Math.max(1, sessions / 2);
    if (grid.status().chromeSlots() < 2 * each) {
      throw new GridException(
          AbortCause.NO_SESSION,
          "--against needs two browsers at once, and the grid at "
              + grid.url()
              + " has one; add a node");
    }
    return new Capacity(each, spare / 2, tabs);
  }

  /** What it takes of that to visit one page. */
  Capacity forOnePage() {
    return new Capacity(1, 0, TabRange.fixed(1));
  }

  /** How many sites are open at once, at most. */
  int openAtOnce() {
    return slots() * tabs.most();
  }

  /** How many browsers there are at most. */
  int slots() {
    return sessions + spare;
  }
}
