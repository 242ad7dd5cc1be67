package dev.fieldtest.runnercli.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many tabs a session has open, found by trying: as long as sites wait for the network, more
 * tabs finish more sites in the same time; once the CPU is full, each site only takes longer. The
 * number climbs while sites per second grow with it. Where they do not, it goes back and rests, and
 * from time to time tries a step up or down. Sites per second follow from what one takes in its tab
 * (Little's law), so idle tabs and opening browsers do not mislead; the slowest quarter of the
 * sites, whose time is the site's doing, is left out. No clock. Thread-safe.
 */
public final class TabTuner {
  /** Sites that a number of tabs is judged by. */
  private static final int SAMPLE = 144;

  /** For how many samples a number is kept before another is tried. */
  private static final int REST = 5;

  private static final double STEP = 1.25;

  /**
   * A step up stays if at least this part of the added tabs comes back as sites per second; a step
   * down only if it costs none.
   */
  private static final double WORTH = 0.1;

  private final TabRange range;
  private final int sessions;
  private final List<Long> sample = new ArrayList<>();
  private int tabs;
  private int toSkip;
  private int toRest;
  private boolean up = true;
  private int base;
  private double baseRate;

  /**
   * @param sessions how many sessions have that many tabs each
   */
  public TabTuner(TabRange range, int sessions) {
    this.range = range;
    this.sessions = sessions;
    this.tabs = range.first();
    this.base = tabs;
    this.toSkip = tabs * sessions;
  }

  /** How many tabs a session is to have now. */
  public synchronized int tabs() {
    return tabs;
  }

  /** Takes note of how long a site was open. */
  public synchronized void completed(Duration took) {
    if (range.isFixed()) {
      return;
    }
    if (toSkip > 0) { // It was begun under another number.
      toSkip--;
      return;
    }
    sample.add(took.toNanos());
    if (sample.size() == SAMPLE) {
      decide(tabs / typicalNanos());
      sample.clear();
    }
  }

  private void decide(double rate) {
    if (tabs != base && !stays(rate)) {
      change(base);
      rest();
    } else if (toRest > 0) {
      toRest--;
    } else {
      base = tabs;
      baseRate = rate;
      change(range.clamp(up ? (int) Math.ceil(tabs * STEP) : (int) (tabs / STEP)));
      if (tabs == base) {
        rest();
      }
    }
  }

  private boolean stays(double rate) {
    var gain = Math.log(rate / baseRate) / Math.log((double) tabs / base);
    return up ? gain > WORTH : gain < 0;
  }

  /** The next try is the other way. */
  private void rest() {
    toRest = REST;
    up = !up;
  }

  private void change(int number) {
    toSkip = number == tabs ? 0 : number * sessions;
    tabs = number;
  }

  private double typicalNanos() {
    return sample.stream()
        .sorted()
        .limit(SAMPLE * 3 / 4)
        .mapToLong(Long::longValue)
        .average()
        .orElseThrow();
  }
}
