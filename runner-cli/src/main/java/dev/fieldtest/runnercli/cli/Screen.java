package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.formats.PlainText;
import java.io.PrintWriter;
import java.util.Map;

/** What the user sees while a command goes on. Thread-safe. */
final class Screen {
  private final PrintWriter out;
  private final Terminal terminal;
  private final boolean quiet;

  /** How many columns the line at the bottom takes. */
  private int statusWidth;

  private boolean isLeft;

  /** At the terminal of this process. */
  Screen(PrintWriter out, boolean quiet, Map<String, String> environment) {
    this(out, Terminal.ofProcess(environment), quiet);
  }

  Screen(PrintWriter out, Terminal terminal, boolean quiet) {
    this.out = out;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** The same screen for what is to print nothing but errors. */
  Screen silenced() {
    return new Screen(out, terminal, true);
  }

  boolean isTerminal() {
    return terminal.isThere();
  }

  boolean colour() {
    return terminal.colour();
  }

  int columns() {
    return terminal.columns();
  }

  /** Paints a text, where there are colours. */
  String paint(Paint paint, String text) {
    return paint.on(colour(), text);
  }

  /** Prints a line that stays. */
  synchronized void print(String line) {
    clearStatus();
    out.println(shown(line));
    out.flush();
  }

  /** Prints a line that stays, unless only the summary is wanted. */
  void note(String line) {
    if (!quiet) {
      print(line);
    }
  }

  /** Prints a line that stays, unless only the summary is wanted, and shows no further status. */
  synchronized void leave(String line) {
    note(line);
    isLeft = true;
  }

  /**
   * Shows a line at the bottom that the next one replaces; nothing where there is no terminal.
   *
   * @param line narrower than the terminal
   */
  synchronized void status(String line) {
    if (isTerminal() && !quiet && !isLeft) {
      clearStatus();
      out.print(shown(line));
      out.flush();
      statusWidth = PlainText.width(Paint.none(line));
    }
  }

  /** Terminals wrap a line again that no longer fits after they were made narrower. */
  private void clearStatus() {
    if (statusWidth > 0) {
      var above = (statusWidth - 1) / Math.max(1, columns());
      out.print((above > 0 ? "\u001b[" + above + "A" : "") + "\r\u001b[J");
      statusWidth = 0;
    }
  }

  private String shown(String line) {
    return terminal.unicode() ? line : Ascii.of(line);
  }
}
