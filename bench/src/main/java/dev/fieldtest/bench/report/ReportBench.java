package dev.fieldtest.bench.report;

import dev.fieldtest.bench.Cost;
import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.Table;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.formats.HtmlPage;
import dev.fieldtest.reports.formats.JUnitXml;
import dev.fieldtest.reports.formats.OpenReport;
import dev.fieldtest.reports.formats.ReportTimes;
import dev.fieldtest.reports.formats.ReportWriter;
import dev.fieldtest.reports.formats.ResultsJsonl;
import dev.fieldtest.reports.formats.RunJson;
import dev.fieldtest.reports.formats.SummaryMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures reports of 1,000, 10,000 and 100,000 sites. */
public final class ReportBench {
  private static final List<ReportWriter> FORMATS =
      List.of(
          new HtmlPage(), new ResultsJsonl(), new JUnitXml(), new SummaryMarkdown(), new RunJson());

  private final Path folder;
  private final Table merged =
      new Table(List.of("sites", "log MB", "merge s", "CPU s", "peak heap MB", "kept heap MB"));
  private final Table written = new Table(List.of("sites", "file", "s", "CPU s", "MB"));
  private final Table shown =
      new Table(
          List.of("sites", "first paint ms", "table ms", "search ms", "filter ms", "sort ms"));

  private ReportBench(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    var options = Options.parse("report", arguments);
    var bench = new ReportBench(Path.of(System.getProperty("bench.folder", "target/report")));
    for (var sites : List.of(1_000, 10_000, 100_000)) {
      bench.measure(sites);
    }
    var tables = Map.of("merged", bench.merged, "written", bench.written, "shown", bench.shown);
    for (var table : List.of(bench.merged, bench.written, bench.shown)) {
      table.print(System.out);
      System.out.println();
    }
    options.write(tables);
  }

  private void measure(int sites) throws Exception {
    var place = folder.resolve(String.valueOf(sites));
    var logged = Logged.write(sites, place.resolve("attempts"));
    var merge = Cost.of(logged::merge);
    var peak = merge.peakMb();
    merged.add(sites, logged.megabytes(), merge.seconds(), merge.cpu(), peak, Cost.liveMb());
    for (var format : FORMATS) {
      write(format, merge.result(), place);
    }
    show(sites, place.resolve("report.html"));
  }

  private void write(ReportWriter format, RunReport report, Path place) throws Exception {
    var file = place.resolve(format.fileName());
    var cost =
        Cost.of(
            () -> {
              format.write(report, place);
              return Files.size(file) / 1e6;
            });
    var sites = report.results().size();
    written.add(sites, format.fileName(), cost.seconds(), cost.cpu(), cost.result());
  }

  /** In a browser that was not there before, and with the slowest of a few searches. */
  private void show(int sites, Path page) throws IOException {
    try (var browser =
        OpenReport.browser().orElseThrow(() -> new IOException("no Chromium on the PATH"))) {
      browser.open(page, "");
      var paint = ms(browser.run(ReportTimes.FIRST_PAINT));
      var table = ms(browser.run(ReportTimes.TABLE));
      browser.until(ReportTimes.TEXTS_READY);
      var search = 0.0;
      for (var words : List.of("r", "river", "river bank", "nothing-like-it", "covered by")) {
        search = Math.max(search, ms(browser.run(ReportTimes.SEARCH_MS, words)));
      }
      var filter = ms(browser.run(ReportTimes.FILTER_MS, "NOT_DETECTED"));
      shown.add(sites, paint, table, search, filter, ms(browser.run(ReportTimes.SORT_MS)));
    }
  }

  private static double ms(Object number) {
    return ((Number) number).doubleValue();
  }
}
