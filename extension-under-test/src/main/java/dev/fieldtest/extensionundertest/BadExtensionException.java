package dev.fieldtest.extensionundertest;

/** An extension cannot be used. The message is one line for the user: where, what, what to do. */
public final class BadExtensionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param where path, then file and field as far as known, separated by a colon and a space
   * @param what what is wrong there
   * @param remedy what to do about it
   */
  BadExtensionException(String where, String what, String remedy) {
    super(oneLine(where + ": " + what + "; " + remedy));
  }

  /** The same, with what the platform reported. */
  BadExtensionException(String where, String what, String remedy, Throwable cause) {
    super(oneLine(where + ": " + what + "; " + remedy), cause);
  }

  /** Names and parser messages come from the extension and may hold terminal escapes. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
