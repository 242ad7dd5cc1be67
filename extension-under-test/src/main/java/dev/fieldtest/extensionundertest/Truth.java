package dev.fieldtest.extensionundertest;

/** Who says where the login form of a page is. */
public enum Truth {
  /** The corpus's selectors. */
  CORPUS,
  /** The login-form detector. */
  DETECTOR
}
