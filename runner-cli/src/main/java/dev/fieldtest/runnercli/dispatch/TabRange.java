package dev.fieldtest.runnercli.dispatch;

/**
 * How many tabs a session may have open at once.
 *
 * @param least 1 or more
 * @param most {@code least} or more
 */
public record TabRange(int least, int most) {
  private static final int START = 6;

  /** As few as let one page wait while another works, as many as one browser was seen to serve. */
  public static final TabRange AUTO = new TabRange(2, 24);

  /**
   * @throws IllegalArgumentException if there is no such number
   */
  public TabRange {
    if (least < 1 || most < least) {
      throw new IllegalArgumentException("no number of tabs is from " + least + " to " + most);
    }
  }

  /** Always the same number. */
  public static TabRange fixed(int tabs) {
    return new TabRange(tabs, tabs);
  }

  /** The same with another upper bound, but not below the lower one. */
  public TabRange atMost(int tabs) {
    return new TabRange(least, Math.max(least, Math.min(most, tabs)));
  }

  /** How many tabs a session begins with. */
  public int first() {
    return clamp(START);
  }

  boolean isFixed() {
    return least == most;
  }

  @Override
  public String toString() {
    return isFixed() ? String.valueOf(least) : least + " to " + most;
  }

  int clamp(int tabs) {
    return Math.max(least, Math.min(most, tabs));
  }
}
