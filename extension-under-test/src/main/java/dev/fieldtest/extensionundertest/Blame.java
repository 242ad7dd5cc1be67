package dev.fieldtest.extensionundertest;

/** Whose fault an outcome is. */
public enum Blame {
  /** Nothing is wrong, or nobody is to blame. */
  NOBODY,
  EXTENSION,
  SITE,
  INFRASTRUCTURE
}
