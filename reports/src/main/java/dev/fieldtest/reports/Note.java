package dev.fieldtest.reports;

/** What is to be said of a site's result beside its outcome. */
public enum Note {
  /** It failed, and nobody knew that it would. */
  NEW,
  /** Judged attempts under the same profile disagree. */
  FLAKY,
  /** It passed in the browser as users have it, and never under the flags that save CPU. */
  LEAN_ONLY,
  /** The corpus knows that it fails, so failing is not red. */
  KNOWN,
  /** The corpus knew that it fails, but the date has passed. */
  EXPIRED,
  /** The corpus knows that it fails, yet it passed at once. */
  FIXED
}
