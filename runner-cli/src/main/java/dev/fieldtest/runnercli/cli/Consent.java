package dev.fieldtest.runnercli.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;

/** Asks before something is done. */
interface Consent {
  /** Whether the user agrees. */
  boolean to(String question);

  /** Agrees to everything. */
  static Consent given() {
    return question -> true;
  }

  /**
   * Asks at the terminal of this process; an empty answer agrees, the end of input does not.
   *
   * @throws UsageException if there is none
   */
  static Consent asked(Screen screen) {
    if (!screen.isTerminal() || !Terminal.isTypedAt()) {
      throw new UsageException("there is no terminal to ask at; --yes agrees to what is found");
    }
    var answers = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return question -> {
      screen.status(question + " [Y/n] ");
      try {
        var answer = answers.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("|y|yes");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
