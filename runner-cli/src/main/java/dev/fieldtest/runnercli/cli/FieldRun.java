package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.ReportMerger;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.AttemptLog;
import dev.fieldtest.reports.files.AttemptLogReader;
import dev.fieldtest.reports.files.EarlierTimings;
import dev.fieldtest.reports.files.LogContents;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.PlanFile;
import dev.fieldtest.reports.formats.HtmlPage;
import dev.fieldtest.reports.formats.JUnitXml;
import dev.fieldtest.reports.formats.ReportWriter;
import dev.fieldtest.reports.formats.ResultsJsonl;
import dev.fieldtest.reports.formats.RunJson;
import dev.fieldtest.reports.formats.SummaryMarkdown;
import dev.fieldtest.reports.formats.TerminalSummary;
import dev.fieldtest.runnercli.dispatch.Dispatcher;
import dev.fieldtest.runnercli.dispatch.SiteCheck;
import dev.fieldtest.runnercli.dispatch.TestNgReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One run, from the grid to the report: the one place where the parts are wired together. */
record FieldRun(
    Scope scope,
    ExtensionOptions.Chosen chosen,
    GridOptions gridOptions,
    LimitOptions limits,
    Map<String, String> environment) {
  private static final String LOG = "run.jsonl";

  /** In the order of writing; run.json last, for it marks the folder as complete. */
  private static final List<ReportWriter> FORMATS =
      List.of(
          new ResultsJsonl(), new JUnitXml(), new HtmlPage(), new SummaryMarkdown(), new RunJson());

  /** Runs, writes the report, prints the summary. */
  Verdict execute(Path output, Screen screen, Clock clock) throws Exception {
    try (var interrupt = Interrupt.arm();
        var folder = OutputFolder.begin(output);
        var hosts = SiteHosts.start(scope.corpus());
        var grid = gridOptions.open(environment)) {
      var capacity = gridOptions.capacity(grid);
      var earlier = EarlierTimings.read(folder.earlier());
      var plan = scope.plan(capacity.sessions(), earlier.timings());
      PlanFile.write(folder.running().resolve(PlanFile.NAME), plan);
      screen.note(announcement(plan, capacity));
      var browsers = new Browsers(grid, capacity, hosts);
      var report =
          run(plan, folder, browsers, interrupt, screen, clock).withRemarks(earlier.remarks());
      write(report, folder.running());
      folder.complete();
      var page = folder.target().resolve("report.html");
      new TerminalSummary(screen.colour(), screen.columns())
          .lines(report, page)
          .forEach(screen::print);
      return report.verdict();
    }
  }

  private String announcement(ChunkPlan plan, Capacity capacity) {
    var sessions = capacity.sessions();
    return "Running "
        + plan.siteCount()
        + " sites with "
        + Failures.oneLine(chosen.extension().toString())
        + ", "
        + sessions
        + (sessions == 1 ? " browser" : " browsers")
        + " × "
        + capacity.tabs()
        + " tabs";
  }

  private record Browsers(Grid grid, Capacity capacity, SiteHosts hosts) {}

  private RunReport run(
      ChunkPlan plan,
      OutputFolder folder,
      Browsers browsers,
      Interrupt interrupt,
      Screen screen,
      Clock clock)
      throws IOException {
    var started = clock.instant();
    var opened = new Listeners.Sessions();
    var sites = scope.chunks(plan);
    var testNg = new TestNgReport(sites, folder.running().resolve("allure-results"));
    Dispatcher.End end;
    try (var log = AttemptLog.create(folder.running().resolve("attempts").resolve(LOG))) {
      var progress = new Progress(screen, clock, plan.siteCount());
      var listener = new Listeners(List.of(new Listeners.Logging(log), opened, testNg, progress));
      var dispatcher =
          new Dispatcher(
              browsers.grid(),
              request(browsers.hosts()),
              new SiteCheck(chosen.contract(), limits.timeout(), clock),
              bounds(browsers.capacity(), LocalDate.now(clock)),
              listener);
      interrupt.by(dispatcher::stop);
      end = dispatcher.run(plan, sites);
    }
    var info = info(started, clock.instant(), end, opened);
    var log = AttemptLogReader.readAll(folder.running().resolve("attempts"));
    if (end.ending().verdict().equals(Optional.of(Verdict.UNUSABLE)) && !anyJudged(log)) {
      // Nothing was learnt, so nothing is kept: one line says it all, and an earlier report stays.
      Files.delete(folder.running().resolve("attempts").resolve(LOG));
      throw new GridException(AbortCause.NO_SESSION, end.reason());
    }
    var report =
        ReportMerger.merge(
                info, plan, scope.corpus().sites(), log.attempts().stream(), LocalDate.now(clock))
            .withRemarks(end.reason().isEmpty() ? List.of() : List.of(end.reason()))
            .withRemarks(log.warnings());
    testNg.finish(report);
    return report;
  }

  private static boolean anyJudged(LogContents log) {
    return log.attempts().stream().anyMatch(Attempt::judged);
  }

  private SessionRequest request(SiteHosts hosts) {
    return new SessionRequest(
        chosen.extension(), chosen.contract(), gridOptions.profile(), hosts.rules(), environment);
  }

  private Dispatcher.Limits bounds(Capacity capacity, LocalDate today) {
    return new Dispatcher.Limits(
        capacity.sessions(),
        capacity.spare(),
        capacity.tabs(),
        gridOptions.perDomain(),
        limits.retries(),
        scope.turn(),
        limits.maxFailures(),
        limits.globalTimeout(),
        today);
  }

  private RunInfo info(
      Instant started, Instant finished, Dispatcher.End end, Listeners.Sessions opened) {
    var extension = chosen.extension();
    var configuration = new TreeMap<>(scope.asked());
    configuration.putAll(gridOptions.asked());
    configuration.putAll(limits.asked());
    var versions = new TreeMap<>(Version.all());
    opened.opened().stream()
        .findFirst()
        .ifPresent(first -> versions.put("browser", first.browser()));
    return new RunInfo(
        started,
        finished,
        end.ending(),
        scope.asked().getOrDefault("corpus", ""),
        new ExtensionInfo(
            extension.source(), extension.name(), extension.version(), extension.sha256()),
        limits.gate(),
        configuration,
        Map.copyOf(versions),
        opened.opened());
  }

  private static void write(RunReport report, Path folder) throws IOException {
    for (var format : FORMATS) {
      format.write(report, folder);
    }
  }
}
