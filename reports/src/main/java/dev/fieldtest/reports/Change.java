package dev.fieldtest.reports;

/**
 * What has become of a site between two runs. A site may have changed in several ways: one that was
 * added may be newly failing, too.
 */
public enum Change {
  NEWLY_FAILING("Newly failing"),
  FIXED("Fixed"),
  STILL_FAILING("Still failing"),
  NEWLY_UNREACHABLE("Newly unreachable, the site's fault"),
  WITHOUT_RESULT("Without a result"),
  FLAKY("Flaky in either run"),
  NOT_COMPARABLE("Not comparable"),
  ADDED("Added"),
  REMOVED("Removed");

  private final String title;

  Change(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  boolean holds(SitePair pair) {
    return switch (this) {
      case NEWLY_FAILING -> pair.newlyFailing();
      case FIXED -> pair.fixed();
      case STILL_FAILING -> pair.stillFailing();
      case NEWLY_UNREACHABLE -> pair.newlyUnreachable();
      case WITHOUT_RESULT -> pair.withoutResult();
      case FLAKY -> pair.flaky();
      case NOT_COMPARABLE -> pair.obstacle().isPresent();
      case ADDED -> pair.base().isEmpty();
      case REMOVED -> pair.now().isEmpty();
    };
  }
}
