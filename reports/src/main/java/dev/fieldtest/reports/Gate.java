package dev.fieldtest.reports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What a run must meet to be clean.
 *
 * @param maxUnjudgedPercent how many percent of the sites may end as the site's fault, 0 to 100
 * @param failOn which failing sites make it red
 * @param failOnFlaky whether a site that passes only on a retry makes it red
 * @param strictKnown whether a known failure that passes makes it red
 */
public record Gate(
    int maxUnjudgedPercent, FailOn failOn, boolean failOnFlaky, boolean strictKnown) {
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

  /** A gate that any failing site makes red, and nothing else does. */
  public Gate(int maxUnjudgedPercent) {
    this(maxUnjudgedPercent, FailOn.ANY, false, false);
  }

  /** Reads files, too, that were written before there was a choice. */
  @JsonCreator
  static Gate read(
      @JsonProperty("maxUnjudgedPercent") int maxUnjudgedPercent,
      @JsonProperty("failOn") Optional<FailOn> failOn,
      @JsonProperty("failOnFlaky") boolean failOnFlaky,
      @JsonProperty("strictKnown") boolean strictKnown) {
    return new Gate(maxUnjudgedPercent, failOn.orElse(FailOn.ANY), failOnFlaky, strictKnown);
  }

  /**
   * Whether so many sites were at fault that the rest says too little: a dead proxy must not be
   * green. A few are tolerated always, else one dead site of a short corpus would stop a merge.
   */
  public boolean tooManyUnjudged(int unjudged, int sites) {
    return unjudged > Math.max(ALWAYS_TOLERATED, sites * (long) maxUnjudgedPercent / 100.0);
  }

  /** The gate that lets through only what both do. */
  Gate orStricter(Gate other) {
    return new Gate(
        Math.min(maxUnjudgedPercent, other.maxUnjudgedPercent),
        failOn.compareTo(other.failOn) < 0 ? failOn : other.failOn,
        failOnFlaky || other.failOnFlaky,
        strictKnown || other.strictKnown);
  }

  /** Whether a site makes the run red. */
  boolean isRed(SiteResult result) {
    return failsOn(result) || isFlaky(result) || (strictKnown && result.has(Note.FIXED));
  }

  private boolean failsOn(SiteResult result) {
    return switch (failOn) {
      case ANY -> result.failing();
      case NEW -> result.failing() && result.has(Note.NEW);
      case NONE -> false;
    };
  }

  private boolean isFlaky(SiteResult result) {
    return failOnFlaky && result.passedOnRetry() && !result.has(Note.KNOWN);
  }
}
