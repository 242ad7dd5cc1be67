package dev.fieldtest.reports.formats;

import java.util.Locale;
import java.util.Optional;

/** The formats that can be asked for, in the order of writing. */
public enum Reporter {
  JSON,
  JUNIT,
  TESTNG,
  ALLURE,
  HTML,
  MD,
  /** Lines for GitHub Actions on standard output. */
  GITHUB;

  /** What writes its file or folder; empty if it has none. */
  public Optional<ReportWriter> writer() {
    return switch (this) {
      case JSON -> Optional.of(new ResultsJsonl());
      case JUNIT -> Optional.of(new JUnitXml());
      case TESTNG -> Optional.of(new TestNgXml());
      case ALLURE -> Optional.of(new AllureResults());
      case HTML -> Optional.of(new HtmlPage());
      case MD -> Optional.of(new SummaryMarkdown());
      case GITHUB -> Optional.empty();
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
