package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;

/** How bad input is refused. */
final class Refusal {
  private Refusal() {}

  /** One line that names something, the exit code, and nothing left behind. */
  static void assertRefused(Invocation.Result result, int exitCode, String names) {
    assertEquals(result.exitCode(), exitCode, result.err());
    assertOneLine(result, names);
    assertEquals(result.out(), "");
    assertEquals(result.reports(), List.of(), "nothing is half written");
  }

  /** One line says it; where a flag is wrong, a hint may follow. */
  static void assertOneLine(Invocation.Result result, String names) {
    assertTrue(result.errors().get(0).contains(names), result.err());
    assertTrue(
        result.errors().stream()
            .skip(1)
            .allMatch(line -> line.startsWith("See '") || line.startsWith("Possible solutions: ")),
        result.err());
    assertFalse(result.err().contains("Exception"), result.err());
  }
}
