package dev.fieldtest.griddocker.fleet;

import java.time.Instant;

/** What a fleet is sized for. */
public sealed interface ScalingGoal {
  /** Done by then, as cheaply as that goes; if it does not, as early as it does. */
  record Deadline(Instant by) implements ScalingGoal {}

  /** As early as this much pays for, with all that was spent already. */
  record MaxCost(double usd) implements ScalingGoal {
    public MaxCost {
      if (!(usd > 0)) {
        throw new IllegalArgumentException("a cost of " + usd + " USD; give more than 0");
      }
    }
  }

  /** As cheaply as goes within twice the time that unlimited machines would take. */
  record Cheapest() implements ScalingGoal {}
}
