package dev.fieldtest.extensionundertest;

/** The rules by which captchas, challenges and block pages are recognised; never bypassed. */
public final class WallRules {
  /**
   * A JSON array of rules, in order of precedence. A rule has a {@code name} and any of {@code
   * statuses} (HTTP), {@code title} (a regular expression, case-insensitive) and {@code selector}
   * (CSS), all of which must match.
   */
  public static final String JSON = Resource.text("wall-rules.json");

  private WallRules() {}
}
