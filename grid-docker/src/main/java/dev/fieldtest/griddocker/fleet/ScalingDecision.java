package dev.fieldtest.griddocker.fleet;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done.
 *
 * @param launchSlots how many slots to launch machines for; whole machines
 * @param drain whose nodes are to take no further session
 * @param terminate who is to end, if nothing has changed by then
 * @param why how the number of machines came about, in a line for people
 * @param hopeless why no machine is ever launched again, in a line for people; then whoever waits
 *     for sessions waits in vain
 */
public record ScalingDecision(
    int launchSlots,
    List<Parting> drain,
    List<Parting> terminate,
    String why,
    Optional<String> hopeless) {
  public ScalingDecision {
    drain = List.copyOf(drain);
    terminate = List.copyOf(terminate);
  }

  /**
   * Who is to leave.
   *
   * @param instance EC2's id
   * @param why in a few words for people
   * @param failed whether it never registered
   */
  public record Parting(String instance, String why, boolean failed) {
    Parting(Machine machine, String why) {
      this(machine.instance().id(), why, false);
    }
  }
}
