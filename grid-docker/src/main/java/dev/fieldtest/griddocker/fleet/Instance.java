package dev.fieldtest.griddocker.fleet;

import java.time.Instant;

/**
 * A machine of a fleet, as EC2 shows it.
 *
 * @param id EC2's, as "i-0123456789abcdef0"
 * @param order the token of the {@link LaunchOrder} that brought it
 * @param size what it runs, and what it costs
 * @param spot whether EC2 may take it back
 * @param state what EC2 says of it
 * @param launched when EC2 began to start it
 * @param address its private address, which is the host of its node's URI; empty while it has none
 */
public record Instance(
    String id,
    String order,
    Size size,
    boolean spot,
    State state,
    Instant launched,
    String address) {
  /** What EC2 says of a machine that it still has; one that is gone is not told of. */
  public enum State {
    /** Ordered, and not yet running. */
    PENDING,
    /** Running, whether or not its node has registered. */
    RUNNING,
    /** On its way out; billed no more. */
    STOPPING
  }

  /**
   * A kind of machine.
   *
   * @param type EC2's, as "c7i.2xlarge"
   * @param slots how many browsers its node runs at once
   * @param usdPerHour what it costs, as far as is known; 0 if nothing is
   */
  public record Size(String type, int slots, double usdPerHour) {}
}
