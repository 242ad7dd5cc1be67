package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Failing sites of one kind; with a baseline, what is new is one and what is old another. */
record FailingSites(String title, List<SiteResult> results) {
  /** Those that make the run red. */
  static List<FailingSites> red(RunReport report) {
    return of(report, true);
  }

  /** Those that its gate lets through. */
  static List<FailingSites> tolerated(RunReport report) {
    return of(report, false);
  }

  private static List<FailingSites> of(RunReport report, boolean red) {
    var blocking =
        report.red().stream().map(result -> result.site().id()).collect(Collectors.toSet());
    return kinds(report)
        .filter(kind -> !kind.results().isEmpty())
        .filter(kind -> blocking.contains(kind.results().get(0).site().id()) == red)
        .toList();
  }

  private static Stream<FailingSites> kinds(RunReport report) {
    return report.comparison().isEmpty()
        ? Stream.of(new FailingSites("Failing", report.failing()))
        : Stream.of(Change.NEWLY_FAILING, Change.STILL_FAILING)
            .map(change -> new FailingSites(change.title(), report.changed(change)));
  }
}
