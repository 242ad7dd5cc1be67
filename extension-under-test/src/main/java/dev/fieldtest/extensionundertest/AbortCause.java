package dev.fieldtest.extensionundertest;

/** Why an attempt is void: what infrastructure, or a neighbour in the same browser, did to it. */
public enum AbortCause {
  /** The browser died. */
  BROWSER_LOST(Outcome.SESSION_LOST),
  /** The node or the grid stopped answering. */
  GRID_LOST(Outcome.SESSION_LOST),
  /** The extension no longer answered on the probe page. */
  EXTENSION_LOST(Outcome.SESSION_LOST),
  /** The runner died during it, or gave it up. */
  RUNNER_LOST(Outcome.SESSION_LOST),
  /** The grid gave no session. */
  NO_SESSION(Outcome.NO_CAPACITY);

  private final Outcome finalOutcome;

  AbortCause(Outcome finalOutcome) {
    this.finalOutcome = finalOutcome;
  }

  /** The outcome of a site whose attempts all ended so. */
  public Outcome finalOutcome() {
    return finalOutcome;
  }
}
