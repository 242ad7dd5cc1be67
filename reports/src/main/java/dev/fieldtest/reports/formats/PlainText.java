package dev.fieldtest.reports.formats;

import java.util.Arrays;

/**
 * Makes one harmless line of a text that a page wrote: without control characters, escapes,
 * bidirectional controls and other invisible characters, and not longer than needed.
 */
public final class PlainText {
  private static final int REPLACEMENT = 0xFFFD;
  private static final String ELLIPSIS = "\u2026";

  /** Where East Asian scripts and emoji are, first and last, roughly as terminals draw them. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private PlainText() {}

  /**
   * Cleans and cuts.
   *
   * @param cells the longest result, in columns of a terminal, 1 or more
   */
  public static String line(String untrusted, int cells) {
    return untrusted.length() <= cells && isPlain(untrusted)
        ? untrusted.strip()
        : cleaned(untrusted, cells);
  }

  /** Most texts are, and there are millions of them in a large report. */
  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is visible, or a space, and one column wide: ASCII and Latin 1, for a start. */
  private static boolean isPlain(char unit) {
    return (unit >= ' ' && unit <= '~')
        || (unit > '\u00a0' && unit <= '\u00ff' && unit != '\u00ad');
  }

  private static String cleaned(String untrusted, int cells) {
    var out = new StringBuilder();
    var used = 0;
    for (var i = 0; i < untrusted.length(); ) {
      var point = visible(untrusted.codePointAt(i));
      i += Character.charCount(untrusted.codePointAt(i));
      // The second bound stops what has no width, as piles of combining marks.
      if (used + width(point) > cells || out.length() >= 4 * cells) {
        return shortened(out, cells);
      }
      used += width(point);
      out.appendCodePoint(point);
    }
    return out.toString().strip();
  }

  /** How many columns of a terminal a cleaned text takes. */
  public static int width(String text) {
    return text.codePoints().map(PlainText::width).sum();
  }

  private static String shortened(StringBuilder out, int cells) {
    while (!out.isEmpty() && width(out.toString()) > cells - 1) {
      out.setLength(out.offsetByCodePoints(out.length(), -1));
    }
    return out.toString().strip() + ELLIPSIS;
  }

  private static int visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> Character.isWhitespace(point) ? ' ' : REPLACEMENT;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
          ' ';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          REPLACEMENT;
      default -> point;
    };
  }

  private static int width(int point) {
    var type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return point >= WIDE[0][0] && isWide(point) ? 2 : 1;
  }

  private static boolean isWide(int point) {
    return Arrays.stream(WIDE).anyMatch(range -> range[0] <= point && point <= range[1]);
  }
}
