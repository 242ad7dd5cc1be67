package dev.fieldtest.bench.runner;

import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.Table;
import dev.fieldtest.bench.schedule.Workload;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.ReportMerger;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.files.AttemptLogReader;
import dev.fieldtest.reports.formats.HtmlPage;
import dev.fieldtest.reports.formats.JUnitXml;
import dev.fieldtest.reports.formats.ReportWriter;
import dev.fieldtest.reports.formats.ResultsJsonl;
import dev.fieldtest.reports.formats.SummaryMarkdown;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Prints what the runner costs beside its browsers: CPU a site, and the heap that is live at the
 * end of each part.
 */
public final class RunnerBench {
  private static final List<ReportWriter> FORMATS =
      List.of(new ResultsJsonl(), new JUnitXml(), new HtmlPage(), new SummaryMarkdown());

  private final Table table =
      new Table(List.of("sites", "part", "CPU ms a site", "seconds", "live heap MB"));
  private final Path folder;

  private RunnerBench(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes {@code --json FILE}; works in the folder that the property {@code bench.folder} names.
   */
  public static void main(String[] arguments) throws IOException {
    var options = Options.parse("runner", arguments);
    var bench = new RunnerBench(Path.of(System.getProperty("bench.folder", "bench/target/runner")));
    Files.createDirectories(bench.folder);
    bench.warmUp();
    for (var count : List.of(25_000, 50_000, 100_000)) {
      bench.measure(count);
    }
    bench.table.print(System.out);
    options.write(
        Map.of("maxHeapMb", Runtime.getRuntime().maxMemory() >> 20, "rows", bench.table.rows()));
  }

  private void warmUp() throws IOException {
    measure(2_000);
    table.rows().clear();
  }

  private void measure(int count) throws IOException {
    var sites = Workload.heavyTailed(count, count).sites();
    var run = new ThinRun(sites);
    add(count, "before: sites and plan", () -> {});
    var logs = Files.createTempDirectory(folder, "run");
    add(count, "dispatcher and log", () -> run.run(logs.resolve("run.jsonl")));
    var merged = new RunReport[1];
    add(count, "merge", () -> merged[0] = merge(run, sites, logs));
    for (var format : FORMATS) {
      add(count, format.getClass().getSimpleName(), () -> format.write(merged[0], logs));
    }
    if (merged[0].results().size() != count || !merged[0].incomplete().isEmpty()) {
      throw new IllegalStateException("sites were lost: " + merged[0].byOutcome());
    }
    var allure = Files.createTempDirectory(folder, "allure");
    add(
        count,
        "dispatcher, log, TestNG and Allure",
        () -> run.run(allure.resolve("run.jsonl"), allure).finish(merged[0]));
    delete(logs);
    delete(allure);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static RunReport merge(ThinRun run, List<Site> sites, Path logs) throws IOException {
    var info =
        new RunInfo(
            Instant.EPOCH,
            Instant.EPOCH,
            RunEnding.COMPLETE,
            "bench",
            new ExtensionInfo("", "", "", ""),
            new Gate(10),
            Map.of(),
            Map.of(),
            List.of());
    var log = AttemptLogReader.readAll(logs);
    return ReportMerger.merge(
        info, run.plan(), sites, log.attempts().stream(), LocalDate.of(2026, 11, 2));
  }

  /** Something that is measured. */
  private interface Part {
    void run() throws IOException;
  }

  private void add(int sites, String name, Part part) throws IOException {
    var cpu = Meter.cpuMillis();
    var began = System.nanoTime();
    part.run();
    var took = (System.nanoTime() - began) / 1e9;
    var used = Meter.cpuMillis() - cpu;
    table.add(sites, name, used / sites, took, Meter.liveMegabytes());
    System.err.println(table.rows().get(table.rows().size() - 1));
  }
}
