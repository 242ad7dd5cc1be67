package dev.fieldtest.sitecorpus;

/** What the corpus expects of a page when the extension runs on it. */
public enum Expectation {
  /** A login form is there, and the extension replaces it. */
  REPLACED,
  /** The extension leaves the page alone. */
  UNTOUCHED
}
