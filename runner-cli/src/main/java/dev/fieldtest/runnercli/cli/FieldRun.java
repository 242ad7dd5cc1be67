package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.ReportMerger;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.AttemptLogReader;
import dev.fieldtest.reports.files.EarlierTimings;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.reports.formats.Reporter;
import dev.fieldtest.runnercli.dispatch.Dispatcher;
import dev.fieldtest.runnercli.dispatch.RetryPolicy;
import dev.fieldtest.runnercli.dispatch.SiteCheck;
import dev.fieldtest.runnercli.dispatch.TestNgReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
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
    ReportOptions formats,
    Map<String, String> environment) {
  /** The hub of a grid lists a dead node for 35 s, and a restarted one needs its nodes again. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Runs, writes the report, prints the summary.
   *
   * @param resume whether to go on with the run that did not come to its end there
   */
  Verdict execute(Path output, boolean resume, Screen screen, Clock clock) throws Exception {
    var abandoned = !resume && OutputFolder.holdsUnfinished(output);
    try (var interrupt = Interrupt.arm(screen);
        var folder = resume ? OutputFolder.resume(output) : OutputFolder.begin(output)) {
      if (abandoned) {
        screen.note(
            folder.running() + ": dropped an unfinished run; --resume would have gone on with it");
      }
      var subject = new Subject(chosen.extension().sha256(), chosen.contract().sha256());
      if (folder.unfinished().isPresent()) {
        folder
            .unfinished()
            .get()
            .require(scope.plan(gridOptions.expectedSessions(), Timings.NONE), subject);
      }
      var report = run(folder, subject, interrupt, screen, clock);
      write(report, folder.running());
      folder.complete();
      return new Ending(screen, formats.reporters(), environment).tell(report, folder.target());
    }
  }

  /** All but what TestNG has written while the run went on. */
  private void write(RunReport report, Path folder) {
    var reporters = EnumSet.copyOf(formats.reporters());
    reporters.remove(Reporter.ALLURE);
    try {
      var unused = ReportFiles.write(report, reporters, folder);
    } catch (IOException e) {
      throw new OutputLostException(folder, e);
    }
  }

  private RunReport run(
      OutputFolder folder, Subject subject, Interrupt interrupt, Screen screen, Clock clock)
      throws IOException {
    try (var hosts = SiteHosts.start(scope.corpus());
        var grid = gridOptions.open(environment)) {
      var capacity = gridOptions.capacity(grid);
      var begun = begin(folder, subject, capacity);
      screen.note(announcement(begun.plan(), capacity));
      return run(folder, begun, new Browsers(grid, capacity, hosts), interrupt, screen, clock);
    }
  }

  private Beginning begin(OutputFolder folder, Subject subject, Capacity capacity)
      throws IOException {
    if (folder.unfinished().isPresent()) {
      var retries = new RetryPolicy(limits.retries());
      return Beginning.resumed(folder, folder.unfinished().get(), retries, gridOptions.profile());
    }
    var earlier = EarlierTimings.read(folder.earlier());
    var plan = scope.plan(capacity.sessions(), earlier.timings());
    return Beginning.anew(folder, plan, scope.corpus().sites(), subject, earlier.remarks());
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
      OutputFolder folder,
      Beginning begun,
      Browsers browsers,
      Interrupt interrupt,
      Screen screen,
      Clock clock)
      throws IOException {
    var plan = begun.plan();
    var chunks = scope.chunks(plan);
    var started = begun.started(clock.instant());
    var opened = new Listeners.Sessions(new ArrayList<>(begun.sessions()));
    var testNg = new TestNgReport(chunks, allureResults(folder));
    Dispatcher.End end;
    try (var log = begun.log();
        var progress = new Progress(screen, clock, plan.siteCount()).start()) {
      var listener = new Listeners(List.of(new Listeners.Logging(log), opened, testNg, progress));
      var dispatcher =
          new Dispatcher(
              browsers.grid(),
              request(browsers.hosts()),
              check(folder, clock),
              bounds(browsers.capacity(), LocalDate.now(clock)),
              listener);
      interrupt.by(dispatcher::stop);
      end = dispatcher.run(plan, chunks, begun.earlier());
    }
    var info = info(started, clock.instant(), end, opened);
    var log = AttemptLogReader.readAll(folder.running().resolve("attempts"));
    if (end.ending().verdict().equals(Optional.of(Verdict.UNUSABLE))
        && judged(log.attempts()) == judged(begun.earlier())) {
      // Nothing was learnt: one line says it all, an earlier report stays, and so does what is to
      // be resumed.
      if (begun.earlier().isEmpty()) {
        Files.delete(folder.log());
      }
      throw new GridException(AbortCause.NO_SESSION, end.reason());
    }
    var report =
        ReportMerger.merge(info, plan, scope.corpus().sites(), log.attempts().stream(), today(info))
            .withRemarks(end.reason().isEmpty() ? List.of() : List.of(end.reason()))
            .withRemarks(begun.remarks())
            .withRemarks(log.warnings());
    testNg.finish(report);
    return report;
  }

  private Optional<Path> allureResults(OutputFolder folder) {
    return Optional.of(folder.allureResults())
        .filter(results -> formats.reporters().contains(Reporter.ALLURE));
  }

  private static long judged(List<Attempt> attempts) {
    return attempts.stream().filter(Attempt::judged).count();
  }

  /** The day that decides about known failures, the same whenever the report is made anew. */
  private static LocalDate today(RunInfo info) {
    return LocalDate.ofInstant(info.finished(), ZoneOffset.UTC);
  }

  private SiteCheck check(OutputFolder folder, Clock clock) {
    var screenshots = new Screenshots(folder.running().resolve(Screenshots.FOLDER));
    return new SiteCheck(chosen.contract(), limits.timeout(), limits.control(), screenshots, clock);
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
        PATIENCE,
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
}
