package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.sitecorpus.SiteId;

/** Which sites get a control visit even though they pass. */
public enum ControlShare {
  /** None. */
  FAILED(0),
  /** One in a hundred, and always the same ones: a control visit costs as much as four others. */
  SAMPLE(100),
  /** Every one. */
  ALL(1);

  private final int oneIn;

  ControlShare(int oneIn) {
    this.oneIn = oneIn;
  }

  /** Whether a site is one of them. */
  boolean takes(SiteId site) {
    // Spread: ids often differ in their last digits only.
    return oneIn > 0 && Math.floorMod(site.value().hashCode() * 0x9E3779B9, 1 << 16) % oneIn == 0;
  }
}
