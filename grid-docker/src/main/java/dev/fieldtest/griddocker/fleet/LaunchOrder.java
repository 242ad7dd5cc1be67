package dev.fieldtest.griddocker.fleet;

/**
 * Asks for machines.
 *
 * @param token names the order: the same order given twice, by whomever, brings the same machines
 * @param slots how many browsers they are to run at once, together; rounded up to whole machines
 */
public record LaunchOrder(String token, int slots) {}
