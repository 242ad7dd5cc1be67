package dev.fieldtest.reports.formats;

/** Text that XML 1.0 can hold. */
final class XmlText {
  private XmlText() {}

  /** Replaces what no escape makes legal in XML; an ill-formed report would lose every result. */
  static String legal(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().map(point -> isLegal(point) ? point : 0xFFFD).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
