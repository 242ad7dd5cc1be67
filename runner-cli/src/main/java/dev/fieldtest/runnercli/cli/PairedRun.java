package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.EarlierTimings;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.runnercli.cli.PlanRun.Browsers;
import dev.fieldtest.runnercli.cli.PlanRun.Surroundings;
import dev.fieldtest.runnercli.dispatch.Abreast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Two runs at once, of a candidate and of the extension that it is to replace: over the same plan,
 * on the same grid, abreast. What a site or a node does, it does to both, so that it cancels out of
 * their difference.
 */
record PairedRun(FieldRun candidate, FieldRun released) {
  private static final int LEAST_LEAD = 20;

  /**
   * Pairs a run with the same run of another extension.
   *
   * @throws UsageException if it can not be paired
   */
  static PairedRun of(FieldRun candidate, ExtensionOptions.Chosen against, boolean resume) {
    if (resume) {
      throw new UsageException("--against can not go on with a run; leave --resume out");
    }
    if (candidate.options().grid().perDomain() < 2) {
      throw new UsageException("--against opens each site twice at once; set --per-domain to 2");
    }
    return new PairedRun(candidate, new FieldRun(candidate.options().against(against)));
  }

  /** Runs both, writes both reports, and prints the summary of the candidate's. */
  Verdict execute(Path output, Screen screen, Clock clock) throws Exception {
    try (var interrupt = Interrupt.arm(screen);
        var folder = FieldRun.begin(output, screen);
        var otherFolder = FieldRun.begin(beside(folder.target()), screen)) {
      var found = run(folder, otherFolder, new Stage(interrupt, screen, clock));
      var other = released.put(found.get(1), past(otherFolder), otherFolder);
      var base = released.options().results(other).asBaseline(otherFolder.target().toString());
      var report = candidate.put(found.get(0), past(folder).comparedWith(base), folder);
      return candidate.tell(report, folder, screen);
    }
  }

  private static Past past(OutputFolder folder) {
    return ResultsReader.past(Optional.empty(), folder.earlier());
  }

  private static Path beside(Path target) {
    return target.resolveSibling(target.getFileName() + "-against");
  }

  private record Stage(Interrupt interrupt, Screen screen, Clock clock) {}

  /** The reports of both, the candidate's first. */
  private List<RunReport> run(OutputFolder folder, OutputFolder otherFolder, Stage stage)
      throws IOException {
    var options = candidate.options().grid();
    try (var grid = options.open(candidate.options().environment(), stage.screen()::note);
        var hosts = candidate.options().hosts(grid)) {
      var capacity = options.capacity(grid).half(grid);
      candidate.options().requireReached(hosts, grid);
      var browsers = new Browsers(grid, capacity, options.perDomain() / 2, hosts);
      var earlier = EarlierTimings.read(folder.earlier(), Optional.empty());
      var plan = candidate.options().scope().plan(capacity.sessions(), earlier.timings());
      stage
          .screen()
          .note(candidate.options().announcement(plan, capacity) + ", and as many against it");
      var abreast = new Abreast(Math.max(LEAST_LEAD, 4 * capacity.openAtOnce()));
      var own = candidate.begin(folder, plan, earlier.remarks());
      var other = released.begin(otherFolder, plan, earlier.remarks());
      var sides =
          List.of(
              new Side(candidate, folder, own, abreast.lane(), stage.screen()),
              new Side(released, otherFolder, other, abreast.lane(), stage.screen().silenced()));
      return both(sides, browsers, stage);
    }
  }

  private static List<RunReport> both(List<Side> sides, Browsers browsers, Stage stage) {
    var runs =
        sides.stream()
            .map(
                side ->
                    CompletableFuture.supplyAsync(
                        () -> side.follow(browsers, stage),
                        work -> new Thread(work, "side").start()))
            .toList();
    try {
      CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
    return runs.stream().map(CompletableFuture::join).toList();
  }

  /** One of the two. */
  private record Side(
      FieldRun run, OutputFolder folder, Beginning begun, Abreast.Lane lane, Screen screen) {
    /** Follows the plan to its end; where that fails, the other side ends, too. */
    RunReport follow(Browsers browsers, Stage stage) {
      try (lane) {
        var own = browsers.on(lane.on(browsers.grid()));
        var progress = new Progress(screen, stage.clock(), begun.plan().siteCount());
        var at = new Surroundings(own, Supply.NONE, stage.interrupt(), progress, stage.clock());
        return new PlanRun(run.options(), folder, begun, at).run();
      } catch (IOException e) {
        stage.interrupt().stop();
        throw new UncheckedIOException(e);
      } catch (RuntimeException e) {
        stage.interrupt().stop();
        throw e;
      }
    }
  }
}
