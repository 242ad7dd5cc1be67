package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TerminalSummaryTest {
  private static final Path PAGE = Path.of("fieldtest-report/report.html");

  @Test
  public void greenRunIsShort() {
    assertEquals(
        plain(Samples.report(Outcome.REPLACED, Outcome.UNTOUCHED)),
        List.of(
            "",
            "  2 passed (1m 14s)",
            "",
            "  The extension did what was expected on 2 sites. (exit 0)",
            "  Report: fieldtest-report/report.html"));
  }

  @Test
  public void redRunNamesFailuresWithReasonsAndEachVerdict() {
    assertEquals(
        plain(Samples.report(Outcome.NOT_DETECTED, Outcome.BOT_WALL, Outcome.MISSING)),
        List.of(
            "",
            "  1 failed",
            "    not_detected  NOT_DETECTED  there is a login form, and the extension did nothing",
            "  1 without a result",
            "    missing  MISSING  planned, but no result was found",
            "  1 not judged, the site's fault",
            "    bot_wall  BOT_WALL  the site showed a captcha, a challenge or a block page",
            "  0 passed (1m 14s)",
            "",
            "  The extension failed on 1 site. (exit 1)",
            "  The run is incomplete: 1 site has no result.",
            "  Report: fieldtest-report/report.html"));
  }

  @Test
  public void twentyFailuresAreListedAndTheRestCounted() {
    var lines = plain(failing(25, Outcome.NOT_DETECTED));
    assertTrue(lines.contains("  25 failed"));
    assertTrue(lines.contains("    ... and 5 more"), lines.toString());
  }

  @Test
  public void tooManyUnjudgedSitesAreSaidFirst() {
    var lines = plain(failing(25, Outcome.UNREACHABLE));
    assertEquals(lines.get(1), "  Incomplete: 25 of 25 sites could not be judged");
  }

  @DataProvider
  Object[][] widths() {
    return new Object[][] {{1}, {40}, {60}, {80}, {200}};
  }

  @Test(dataProvider = "widths")
  public void hostileRunKeepsToTheTerminal(int columns) {
    var summary = new TerminalSummary(false, columns);
    for (var line : summary.lines(Samples.hostile(), PAGE)) {
      assertFalse(line.matches("(?s).*\\p{C}.*"), line);
      if (line.startsWith("    ")) {
        assertTrue(PlainText.width(line) <= summary.columns(), line);
      }
    }
  }

  @Test
  public void colourAddsNothingButColour() {
    var report = Samples.hostile();
    var coloured = new TerminalSummary(true, 100).lines(report, PAGE);
    var bare = coloured.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")).toList();
    assertEquals(bare, new TerminalSummary(false, 100).lines(report, PAGE));
  }

  private static List<String> plain(RunReport report) {
    return new TerminalSummary(false, 100).lines(report, PAGE);
  }

  private static RunReport failing(int count, Outcome outcome) {
    var sites = IntStream.range(0, count).mapToObj(i -> Samples.site("site-" + i)).toList();
    var attempts =
        sites.stream().map(s -> Samples.judged(s.id().value(), 1, Profile.LEAN, outcome)).toList();
    return Samples.report(RunEnding.COMPLETE, sites, attempts);
  }
}
