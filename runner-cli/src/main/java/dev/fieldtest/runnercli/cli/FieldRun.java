package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.EarlierTimings;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.files.PastFile;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.UnusableFolderException;
import dev.fieldtest.reports.formats.Reporter;
import dev.fieldtest.runnercli.dispatch.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One run, from the grid to the report: the one place where the parts are wired together. */
record FieldRun(RunOptions options) {
  /**
   * Runs, writes the report, prints the summary.
   *
   * @param resume whether to go on with the run that did not come to its end there
   */
  Verdict execute(Path output, boolean resume, Screen screen, Clock clock) throws Exception {
    var baseline = options.limits().baseline().read(options.scope());
    try (var supply = options.supply(screen, clock);
        var interrupt = Interrupt.arm(screen, supply.farewell());
        var folder = resume ? OutputFolder.resume(output) : begin(output, screen)) {
      if (folder.unfinished().isPresent()) {
        folder
            .unfinished()
            .get()
            .require(
                options.scope().plan(options.grid().expectedSessions(), Timings.NONE),
                options.subject());
      }
      var found = run(folder, new Stage(supply, interrupt, screen, clock, baseline));
      var report = put(found, ResultsReader.past(baseline, folder.earlier()), folder);
      var verdict = tell(report, folder, screen);
      supply.requireNoneLeft();
      return verdict;
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

  /**
   * Writes what was found, with what is known from before, and puts it in its place. TestNG has
   * written Allure's results while the run went on.
   */
  RunReport put(RunReport found, Past past, OutputFolder folder) throws UnusableFolderException {
    var report = past.toldWith(found, options::results);
    var reporters = EnumSet.copyOf(options.formats().reporters());
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
    return new Ending(screen, options.formats().reporters(), options.environment())
        .tell(report, folder.target());
  }

  private record Stage(
      Supply supply,
      Interrupt interrupt,
      Screen screen,
      Clock clock,
      Optional<RunResults> baseline) {}

  private RunReport run(OutputFolder folder, Stage stage) throws IOException {
    try (var grid = options.grid().open(options.environment(), stage.screen()::note);
        var hosts = options.hosts(grid)) {
      var capacity = options.capacity(grid);
      options.requireReached(hosts, grid);
      var begun = begin(folder, capacity);
      stage.screen().note(options.announcement(begun.plan(), capacity));
      var browsers = new PlanRun.Browsers(grid, capacity, options.grid().perDomain(), hosts);
      var progress =
          new Progress(stage.screen(), stage.clock(), begun.plan().siteCount(), old(stage));
      var at =
          new PlanRun.Surroundings(
              browsers, stage.supply(), stage.interrupt(), progress, stage.clock());
      return new PlanRun(options, folder, begun, at).run();
    }
  }

  private Predicate<SiteResult> old(Stage stage) {
    return stage
        .baseline()
        .map(baseline -> Comparison.stillFailing(baseline, options.conditions()))
        .orElse(result -> false);
  }

  private Beginning begin(OutputFolder folder, Capacity capacity) throws IOException {
    if (folder.unfinished().isPresent()) {
      var retries = new RetryPolicy(options.limits().retries());
      return Beginning.resumed(
          folder, folder.unfinished().get(), retries, options.grid().profile());
    }
    var earlier = EarlierTimings.read(folder.earlier(), options.limits().baseline().place());
    var plan = options.plan(capacity, earlier.timings());
    return begin(folder, plan, earlier.remarks());
  }

  /** Begins to follow a plan. */
  Beginning begin(OutputFolder folder, ChunkPlan plan, List<String> remarks) throws IOException {
    return Beginning.anew(
        folder, plan, options.scope().corpus().sites(), options.subject(), remarks);
  }
}
