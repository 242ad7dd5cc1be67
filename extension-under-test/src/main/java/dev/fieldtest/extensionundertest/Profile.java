package dev.fieldtest.extensionundertest;

/** The flags that a browser runs with. */
public enum Profile {
  /** Flags that save CPU; what fails under them is tried under {@link #FULL}. */
  LEAN,
  /** The browser as users have it. */
  FULL
}
