package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run came to its end. */
public enum RunEnding {
  /** Every planned site was tried. */
  COMPLETE("every planned site was tried", null),
  INTERRUPTED("the run was interrupted", Verdict.INTERRUPTED),
  MAX_FAILURES("--max-failures was reached", Verdict.FAILED),
  GLOBAL_TIMEOUT("the time budget ran out", Verdict.OUT_OF_TIME),
  GRID_UNUSABLE("the grid could not be used", Verdict.UNUSABLE),
  EXTENSION_UNUSABLE("the extension did not load", Verdict.UNUSABLE),
  INTERNAL_ERROR("Fieldtest itself failed", Verdict.INTERNAL_ERROR);

  private final String meaning;
  private final Optional<Verdict> verdict;

  RunEnding(String meaning, @Nullable Verdict verdict) {
    this.meaning = meaning;
    this.verdict = Optional.ofNullable(verdict);
  }

  /** One clause for people, without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** What the ending alone says about the run; empty if it depends on the results. */
  public Optional<Verdict> verdict() {
    return verdict;
  }

  /** Whether sites may be left that were never tried. */
  public boolean early() {
    return this != COMPLETE;
  }

  /** The outcome of a site that was never tried. */
  Outcome untried() {
    return switch (this) {
      case COMPLETE -> Outcome.MISSING;
      case GRID_UNUSABLE -> Outcome.NO_CAPACITY;
      default -> Outcome.NOT_RUN;
    };
  }
}
