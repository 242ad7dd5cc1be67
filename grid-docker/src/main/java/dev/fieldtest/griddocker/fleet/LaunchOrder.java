package dev.fieldtest.griddocker.fleet;

/**
 * Asks for machines.
 *
 * @param token names the order: the same order given twice, by whomever, brings the same machines
 * @param slots how many browsers they are to run at once, together; rounded up to whole machines
 * @param before how many machines were ordered before these; by that EC2 may take back some and not
 *     others, the same ones whoever orders
 */
public record LaunchOrder(String token, int slots, int before) {
  /** The first one. */
  public LaunchOrder(String token, int slots) {
    this(token, slots, 0);
  }
}
