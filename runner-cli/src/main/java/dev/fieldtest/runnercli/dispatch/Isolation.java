package dev.fieldtest.runnercli.dispatch;

/** How an attempt is kept apart from others. */
public enum Isolation {
  /** It shares its browser. */
  NONE,
  /** It has a browser of its own, for the site may have killed one. */
  ALONE,
  /**
   * It has a browser of its own and begins with the control visit, for the site has killed a
   * browser that it had alone: which of the visits kills is to be told now.
   */
  CONTROL_FIRST;

  boolean alone() {
    return this != NONE;
  }
}
