package dev.fieldtest.sitecorpus;

/** What a message repeats of a file. */
final class Quote {
  private static final int LONGEST = 100;

  private Quote() {}

  /** A text in quotes, or its beginning, so that what follows is read, too. */
  static String of(String text) {
    int end = Math.min(text.length(), LONGEST);
    return "\"" + text.substring(0, end) + (end < text.length() ? "…" : "") + "\"";
  }
}
