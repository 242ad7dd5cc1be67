package dev.fieldtest.reports;

/** Which failing sites make a run red; the strictest choice first. */
public enum FailOn {
  /** All that the corpus does not excuse. */
  ANY,
  /** Those that did not fail in the baseline. */
  NEW,
  /** None: the run only reports. */
  NONE
}
