package dev.fieldtest.griddocker.fleet;

/**
 * How many machines there are to be, and which of them are to go. Pure: the same view brings the
 * same decision, whoever asks.
 */
public interface ScalingPolicy {
  /** Sizes for the work that is coming, as far as it is predicted. */
  static ScalingPolicy of(ScalingGoal goal, Autoscaler.Limits limits) {
    return new WorkPolicy(goal, limits);
  }

  ScalingDecision decide(FleetView view);
}
