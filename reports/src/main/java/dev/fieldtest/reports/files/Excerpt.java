package dev.fieldtest.reports.files;

/** A short piece of a file's text for a message. */
final class Excerpt {
  private static final int LONGEST = 200;

  private Excerpt() {}

  /** The first line, cut, without anything that a terminal would obey. */
  static String of(String text) {
    var line = text.lines().findFirst().orElse("");
    var cut = line.substring(0, Math.min(LONGEST, line.length()));
    return cut.replaceAll("\\p{C}", "\uFFFD");
  }
}
