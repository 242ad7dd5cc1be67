package dev.fieldtest.reports.formats;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.RunReport;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an outcome means, and how many sites came to it.
 *
 * @param group under which it is counted: {@code passed}, {@code extension}, {@code site} or {@code
 *     none} if there is no result
 */
record OutcomeView(Outcome name, String group, Blame blame, String text, int count) {
  /** All outcomes, in their order. */
  static List<OutcomeView> all(RunReport report) {
    var counts = report.byOutcome();
    return Stream.of(Outcome.values())
        .map(outcome -> of(outcome, counts.getOrDefault(outcome, 0)))
        .toList();
  }

  private static OutcomeView of(Outcome outcome, int count) {
    return new OutcomeView(outcome, group(outcome), outcome.blame(), outcome.meaning(), count);
  }

  private static String group(Outcome outcome) {
    if (outcome.passed()) {
      return "passed";
    }
    if (outcome.incomplete()) {
      return "none";
    }
    return outcome.red() ? "extension" : "site";
  }
}
