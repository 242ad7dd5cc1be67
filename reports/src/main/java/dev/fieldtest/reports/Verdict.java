package dev.fieldtest.reports;

/**
 * What a whole run says, with the exit code that says it. In order of precedence: when several
 * apply, the first gives the exit code and the summary names all.
 */
public enum Verdict {
  INTERRUPTED(130, "the run was interrupted"),
  INTERNAL_ERROR(3, "Fieldtest itself failed"),
  UNUSABLE(4, "the grid or the extension could not be used"),
  FAILED(1, "the extension failed"),
  OUT_OF_TIME(7, "the time budget ran out"),
  INCOMPLETE(6, "the run is incomplete"),
  NOTHING_TO_RUN(5, "there was nothing to run"),
  CLEAN(0, "clean");

  private final int exitCode;
  private final String meaning;

  Verdict(int exitCode, String meaning) {
    this.exitCode = exitCode;
    this.meaning = meaning;
  }

  public int exitCode() {
    return exitCode;
  }

  /** One clause for people, without a full stop. */
  public String meaning() {
    return meaning;
  }
}
