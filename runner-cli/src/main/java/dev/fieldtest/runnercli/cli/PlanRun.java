package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.ReportMerger;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.AttemptLogReader;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.formats.Reporter;
import dev.fieldtest.runnercli.dispatch.Dispatcher;
import dev.fieldtest.runnercli.dispatch.TestNgReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a run that follows a plan to its end, on browsers that are there. */
record PlanRun(RunOptions options, OutputFolder folder, Beginning begun, PlanRun.Surroundings at) {
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
  record Surroundings(
      Browsers browsers, Supply supply, Interrupt interrupt, Progress progress, Clock clock) {}

  /** Follows a plan to its end, and reports, without what is known from before. */
  RunReport run() throws IOException {
    var started = begun.started(at.clock().instant());
    var opened = new Listeners.Sessions(new ArrayList<>(begun.sessions()));
    var testNg = new TestNgReport(options.scope().chunks(begun.plan()), allureResults());
    var end = dispatch(opened, testNg);
    var found = options.info(started, at.clock().instant(), end, opened);
    var info = at.supply().end().map(found::with).orElse(found);
    var log = AttemptLogReader.readAll(folder.running().resolve("attempts"));
    if (end.ending().verdict().equals(Optional.of(Verdict.UNUSABLE))
        && judged(log.attempts()) == judged(begun.earlier())) {
      throw nothingLearnt(end.reason());
    }
    var sites = options.scope().corpus().sites();
    var report =
        ReportMerger.merge(info, begun.plan(), sites, log.attempts().stream(), today(info))
            .withRemarks(end.reason().isEmpty() ? List.of() : List.of(end.reason()))
            .withRemarks(begun.remarks())
            .withRemarks(log.warnings());
    testNg.finish(report);
    return report;
  }

  private Dispatcher.End dispatch(Listeners.Sessions opened, TestNgReport testNg)
      throws IOException {
    var plan = begun.plan();
    try (var log = begun.log();
        var progress = at.progress().start()) {
      var hosts = at.browsers().hosts();
      var grid = new ReachingGrid(at.browsers().grid(), hosts, !options.fleet().isGrowing());
      var dispatcher =
          new Dispatcher(
              grid,
              options.request(hosts),
              options.check(folder, at.clock()),
              options.bounds(at.browsers(), LocalDate.now(at.clock())),
              new Listeners(
                  List.of(
                      new Listeners.Logging(log),
                      opened,
                      testNg,
                      progress,
                      new Listeners.Counting(at.supply()::site))));
      at.interrupt().by(dispatcher::stop);
      grid.otherwise(dispatcher::giveUp);
      at.supply().begin(dispatcher::giveUp);
      return dispatcher.run(plan, options.scope().chunks(plan), begun.earlier());
    }
  }

  /** One line says it all, an earlier report stays, and so does what is to be resumed. */
  private GridException nothingLearnt(String reason) throws IOException {
    if (begun.earlier().isEmpty()) {
      Files.delete(folder.log());
    }
    return new GridException(AbortCause.NO_SESSION, reason);
  }

  private Optional<Path> allureResults() {
    return Optional.of(folder.allureResults())
        .filter(results -> options.formats().reporters().contains(Reporter.ALLURE));
  }

  private static long judged(List<Attempt> attempts) {
    return attempts.stream().filter(Attempt::judged).count();
  }

  /** The day that decides about known failures, the same whenever the report is made anew. */
  private static LocalDate today(RunInfo info) {
    return LocalDate.ofInstant(info.finished(), ZoneOffset.UTC);
  }
}
