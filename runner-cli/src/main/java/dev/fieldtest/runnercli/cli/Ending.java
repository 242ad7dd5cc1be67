package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.formats.GithubAnnotations;
import dev.fieldtest.reports.formats.Reporter;
import dev.fieldtest.reports.formats.SummaryMarkdown;
import dev.fieldtest.reports.formats.TerminalSummary;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * What a command that makes a report tells at its end.
 *
 * @param reporters the formats that were asked for
 * @param environment names the file that GitHub Actions shows as a step's summary
 */
record Ending(Screen screen, Set<Reporter> reporters, Map<String, String> environment) {
  private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

  /**
   * Prints the summary, and what a CI service obeys before it.
   *
   * @param folder of the report
   */
  Verdict tell(RunReport report, Path folder) {
    if (reporters.contains(Reporter.GITHUB)) {
      github(report);
    }
    var page = folder.resolve(reporters.contains(Reporter.HTML) ? "report.html" : "");
    new TerminalSummary(screen.colour(), screen.columns())
        .lines(report, page)
        .forEach(screen::print);
    return report.verdict();
  }

  private void github(RunReport report) {
    var corpus = report.info().corpus();
    new GithubAnnotations(corpus, lines(corpus)).of(report).forEach(screen::print);
    var summary = environment.getOrDefault(STEP_SUMMARY, "");
    if (!summary.isEmpty()) {
      try {
        Files.writeString(
            Path.of(summary),
            SummaryMarkdown.text(report),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        screen.print(STEP_SUMMARY + ": " + summary + ": can not be written: " + e.getMessage());
      }
    }
  }

  /** Where the corpus is not at hand, as on another machine, its lines are not known. */
  private static Map<SiteId, Integer> lines(String corpus) {
    try {
      return Files.isRegularFile(Path.of(corpus)) ? CorpusReader.lines(Path.of(corpus)) : Map.of();
    } catch (MalformedCorpusException e) {
      return Map.of();
    }
  }
}
