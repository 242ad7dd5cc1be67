package dev.fieldtest.runnercli.cli;

import java.util.Map;
import java.util.stream.Collectors;

/** Texts for terminals that show nothing but ASCII. */
final class Ascii {
  private static final Map<Integer, String> SIGNS =
      Map.of(
          (int) '✓', "ok",
          (int) '✗', "XX",
          (int) '×', "x",
          (int) '…', "...",
          (int) '━', "=",
          (int) '─', "-",
          (int) '–', "-",
          (int) '→', "->");

  private Ascii() {}

  /** The same text, with a question mark for each character that has no like in ASCII. */
  static String of(String text) {
    return text.codePoints()
        .mapToObj(point -> point < 128 ? Character.toString(point) : SIGNS.getOrDefault(point, "?"))
        .collect(Collectors.joining());
  }
}
