package dev.fieldtest.reports;

/**
 * What a run must meet to count as complete.
 *
 * @param maxUnjudgedPercent how many percent of the sites may end as the site's fault, 0 to 100
 */
public record Gate(int maxUnjudgedPercent) {
  /** What holds without a flag. */
  public static final Gate DEFAULT = new Gate(10);

  private static final int ALWAYS_TOLERATED = 5;

  /**
   * @throws IllegalArgumentException with a message for the user if it is no percentage
   */
  public Gate {
    if (maxUnjudgedPercent < 0 || maxUnjudgedPercent > 100) {
      throw new IllegalArgumentException(
          "--max-unjudged is a percentage, 0 to 100, not " + maxUnjudgedPercent);
    }
  }

  /**
   * Whether so many sites were at fault that the rest says too little: a dead proxy must not be
   * green. A few are tolerated always, else one dead site of a short corpus would stop a merge.
   */
  public boolean tooManyUnjudged(int unjudged, int sites) {
    return unjudged > Math.max(ALWAYS_TOLERATED, sites * (long) maxUnjudgedPercent / 100.0);
  }
}
