package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.ReportMerger;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.AttemptLogReader;
import dev.fieldtest.reports.files.EarlierTimings;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.files.PastFile;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.reports.files.UnusableFolderException;
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
    var baseline = limits.baseline().read(scope.ids());
    try (var interrupt = Interrupt.arm(screen);
        var folder = resume ? OutputFolder.resume(output) : begin(output, screen)) {
      if (folder.unfinished().isPresent()) {
        folder
            .unfinished()
            .get()
            .require(scope.plan(gridOptions.expectedSessions(), Timings.NONE), subject());
      }
      var found = run(folder, interrupt, screen, clock);
      var report = put(found, ResultsReader.past(baseline, folder.earlier()), folder);
      return tell(report, folder, screen);
    }
  }

  /** Begins an output folder, and says what is lost by that. */
  static OutputFolder begin(Path output, Screen screen) throws UnusableFolderException {
    var abandoned = OutputFolder.holdsUnfinished(output);
    var folder = OutputFolder.begin(output);
    if (abandoned) {
      screen.note(
          folder.running() + ": dropped an unfinished run; --resume would have gone on with it");
    }
    return folder;
  }

  /** What a report says, for comparing. */
  RunResults results(RunReport report) {
    return RunResults.of(report, chosen.contract().sha256(), scope.whole());
  }

  /**
   * Writes what was found, with what is known from before, and puts it in its place. TestNG has
   * written Allure's results while the run went on.
   */
  RunReport put(RunReport found, Past past, OutputFolder folder) throws UnusableFolderException {
    var report = past.toldWith(found, this::results);
    var reporters = EnumSet.copyOf(formats.reporters());
    reporters.remove(Reporter.ALLURE);
    try {
      PastFile.write(folder.running().resolve(PastFile.NAME), past);
      var unused = ReportFiles.write(report, reporters, folder.running());
    } catch (IOException e) {
      throw new OutputLostException(folder.running(), e);
    }
    folder.complete();
    return report;
  }

  /** Tells of a report that is in its place. */
  Verdict tell(RunReport report, OutputFolder folder, Screen screen) {
    return new Ending(screen, formats.reporters(), environment).tell(report, folder.target());
  }

  private RunReport run(OutputFolder folder, Interrupt interrupt, Screen screen, Clock clock)
      throws IOException {
    try (var hosts = SiteHosts.start(scope.corpus());
        var grid = gridOptions.open(environment)) {
      var capacity = gridOptions.capacity(grid);
      var begun = begin(folder, capacity);
      screen.note(announcement(begun.plan(), capacity));
      var browsers = new Browsers(grid, capacity, gridOptions.perDomain(), hosts);
      return run(folder, begun, new Surroundings(browsers, interrupt, screen, clock));
    }
  }

  private Subject subject() {
    return new Subject(chosen.extension().sha256(), chosen.contract().sha256());
  }

  /** The same run of another extension. */
  FieldRun with(ExtensionOptions.Chosen other) {
    return new FieldRun(scope, other, gridOptions, limits, formats, environment);
  }

  private Beginning begin(OutputFolder folder, Capacity capacity) throws IOException {
    if (folder.unfinished().isPresent()) {
      var retries = new RetryPolicy(limits.retries());
      return Beginning.resumed(folder, folder.unfinished().get(), retries, gridOptions.profile());
    }
    var earlier = EarlierTimings.read(folder.earlier());
    var plan = scope.plan(capacity.sessions(), earlier.timings());
    return begin(folder, plan, earlier.remarks());
  }

  /** Begins to follow a plan. */
  Beginning begin(OutputFolder folder, ChunkPlan plan, List<String> remarks) throws IOException {
    return Beginning.anew(folder, plan, scope.corpus().sites(), subject(), remarks);
  }

  String announcement(ChunkPlan plan, Capacity capacity) {
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

  /**
   * What a run drives.
   *
   * @param perDomain how many sites of one registrable domain at once
   */
  record Browsers(Grid grid, Capacity capacity, int perDomain, SiteHosts hosts) {
    /** The same by another way to the grid. */
    Browsers on(Grid other) {
      return new Browsers(other, capacity, perDomain, hosts);
    }
  }

  /** What a run happens in. */
  record Surroundings(Browsers browsers, Interrupt interrupt, Screen screen, Clock clock) {}

  /** Follows a plan to its end, and reports, without what is known from before. */
  RunReport run(OutputFolder folder, Beginning begun, Surroundings at) throws IOException {
    var clock = at.clock();
    var browsers = at.browsers();
    var plan = begun.plan();
    var chunks = scope.chunks(plan);
    var started = begun.started(clock.instant());
    var opened = new Listeners.Sessions(new ArrayList<>(begun.sessions()));
    var testNg = new TestNgReport(chunks, allureResults(folder));
    Dispatcher.End end;
    try (var log = begun.log();
        var progress = new Progress(at.screen(), clock, plan.siteCount()).start()) {
      var listener = new Listeners(List.of(new Listeners.Logging(log), opened, testNg, progress));
      var dispatcher =
          new Dispatcher(
              browsers.grid(),
              request(browsers.hosts()),
              check(folder, clock),
              bounds(browsers, LocalDate.now(clock)),
              listener);
      at.interrupt().by(dispatcher::stop);
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

  private Dispatcher.Limits bounds(Browsers browsers, LocalDate today) {
    var capacity = browsers.capacity();
    return new Dispatcher.Limits(
        capacity.sessions(),
        capacity.spare(),
        capacity.tabs(),
        browsers.perDomain(),
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
