package dev.fieldtest.runnercli.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jline.utils.Signals;

/** What standard output leads to: a terminal, which may be resized, or a file. Thread-safe. */
final class Terminal {
  /** The size goes to standard error, for standard output is the terminal that is asked. */
  private static final String ASK = "test -t 1 && stty size <&1 >&2";

  private static final int NO_TERMINAL_COLUMNS = 100;
  private static final int UNKNOWN_COLUMNS = 80;

  private final boolean isThere;
  private final boolean colour;
  private final boolean unicode;
  private volatile int columns;

  /**
   * @param columns how wide the terminal is; empty where there is none
   * @param environment tells what the terminal can show
   */
  Terminal(OptionalInt columns, Map<String, String> environment) {
    this.isThere = columns.isPresent() && !"dumb".equals(environment.get("TERM"));
    this.columns = columns.orElse(NO_TERMINAL_COLUMNS);
    this.colour = isThere && environment.getOrDefault("NO_COLOR", "").isEmpty();
    this.unicode = columns.isEmpty() || isUtf8(environment);
  }

  /** The one of this process; from now on it follows the window's size. */
  static Terminal ofProcess(Map<String, String> environment) {
    var terminal = new Terminal(ask(), environment);
    if (terminal.isThere()) {
      Signals.register("WINCH", () -> ask().ifPresent(terminal::resize));
    }
    return terminal;
  }

  /** Whether somebody can type at standard input. */
  static boolean isTypedAt() {
    return isTerminal(0);
  }

  /** Whether standard error leads to a terminal. */
  static boolean isComplainedAt() {
    return isTerminal(2);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      return new ProcessBuilder("sh", "-c", "test -t " + descriptor).inheritIO().start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static OptionalInt ask() {
    try {
      var asking =
          new ProcessBuilder("sh", "-c", ASK)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      var answer =
          new String(asking.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      if (!answer.matches("\\d{1,4} \\d{1,4}")) {
        return OptionalInt.empty();
      }
      var columns = Integer.parseInt(answer.split(" ", -1)[1]);
      return OptionalInt.of(columns == 0 ? UNKNOWN_COLUMNS : columns);
    } catch (IOException e) {
      return OptionalInt.empty(); // No POSIX shell: nothing is known of the terminal.
    }
  }

  private static boolean isUtf8(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .filter(value -> value.toLowerCase(Locale.ROOT).matches(".*utf-?8.*"))
        .isPresent();
  }

  /** Whether lines can be replaced there. */
  boolean isThere() {
    return isThere;
  }

  boolean colour() {
    return colour;
  }

  /** Whether it shows more than ASCII. */
  boolean unicode() {
    return unicode;
  }

  /** How wide it is now. */
  int columns() {
    return columns;
  }

  void resize(int now) {
    columns = now;
  }
}
