package dev.fieldtest.runnercli.cli;

import java.io.PrintWriter;
import java.util.Map;

/** What the user sees while a run goes on. Used by one thread. */
final class Screen {
  /** Where the launcher tells how wide the terminal is; it is not set where there is none. */
  private static final String TERMINAL_COLUMNS = "FIELDTEST_TERMINAL_COLUMNS";

  private static final int DEFAULT_COLUMNS = 100;

  private final PrintWriter out;
  private final boolean quiet;
  private final boolean terminal;
  private final boolean colour;
  private final int columns;
  private boolean statusShown;

  Screen(PrintWriter out, boolean quiet, Map<String, String> environment) {
    var width = environment.getOrDefault(TERMINAL_COLUMNS, "");
    this.out = out;
    this.quiet = quiet;
    this.terminal = !width.isEmpty() && !"dumb".equals(environment.get("TERM"));
    this.colour = terminal && !environment.containsKey("NO_COLOR");
    this.columns = width.matches("[1-9]\\d{1,3}") ? Integer.parseInt(width) : DEFAULT_COLUMNS;
  }

  /** The same screen for what is to print nothing but errors. */
  Screen silenced() {
    return new Screen(out, columns);
  }

  private Screen(PrintWriter out, int columns) {
    this.out = out;
    this.quiet = true;
    this.terminal = false;
    this.colour = false;
    this.columns = columns;
  }

  boolean isTerminal() {
    return terminal;
  }

  boolean colour() {
    return colour;
  }

  int columns() {
    return columns;
  }

  /** Prints a line that stays. */
  void print(String line) {
    clearStatus();
    out.println(line);
    out.flush();
  }

  /** Prints a line that stays, unless only the summary is wanted. */
  void note(String line) {
    if (!quiet) {
      print(line);
    }
  }

  /** Shows a line at the bottom that the next one replaces; nothing where there is no terminal. */
  void status(String line) {
    if (terminal && !quiet) {
      clearStatus();
      out.print(line.length() < columns ? line : line.substring(0, columns - 1));
      out.flush();
      statusShown = true;
    }
  }

  private void clearStatus() {
    if (statusShown) {
      out.print("\r\u001b[K");
      statusShown = false;
    }
  }
}
