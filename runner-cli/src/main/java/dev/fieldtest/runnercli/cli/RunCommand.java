package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.Timings;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.EarlierTimings;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.runnercli.dispatch.Forecast;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the extension on every site of a corpus, and writes a report. */
@Command(
    name = "run",
    description = "Checks the extension on every site of a corpus, and writes a report.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 clean, 1 the extension failed, 2 usage, 3 internal error, 4 grid or extension unusable,",
      "5 nothing to run, 6 incomplete, 7 out of time, 130 interrupted.",
      "",
      "Every option can also come from the environment (FIELDTEST_CHUNK_SIZE) or from the --config file (chunk-size=20).",
      "",
      "Examples:",
      "  fieldtest run --grid http://10.0.1.5:4444 --fleet fleet.json --deadline 10m",
      "  fieldtest run --extension build/ --baseline main-report --fail-on new"
    })
final class RunCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private ScopeOptions scopes = new ScopeOptions();
  @Mixin private PairedExtensionOptions extension = new PairedExtensionOptions();
  @Mixin private GridOptions grid = new GridOptions();
  @Mixin private FleetOptions fleet = new FleetOptions();
  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private ReportOptions formats = new ReportOptions();

  @Option(names = "--list", description = "Only list the sites that would run.")
  private boolean list;

  @Option(
      names = "--resume",
      description = "Go on with the run that did not come to its end there.")
  private boolean resume;

  @Option(names = "--quiet", description = "Print nothing but the summary.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  RunCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws Exception {
    grid.validate();
    limits.validate();
    var against = extension.chooseAgainst(environment);
    fleet.validate(grid.choice(), against.isPresent());
    limits.baseline().validate(against.isPresent());
    var screen = new Screen(spec.commandLine().getOut(), quiet, environment);
    var scope = scopes.read();
    var expected = scope.plan(grid.expectedSessions(), Timings.NONE);
    if (expected.siteCount() == 0) {
      spec.commandLine().getErr().println(scopes.nothing());
      return Verdict.NOTHING_TO_RUN.exitCode();
    }
    if (list) {
      scope.lines(expected).forEach(screen::print);
      return Verdict.CLEAN.exitCode();
    }
    if (fleet.isDryRun()) {
      launchNothing(scope, screen);
      return Verdict.CLEAN.exitCode();
    }
    return run(scope, against, screen).exitCode();
  }

  private Verdict run(Scope scope, Optional<ExtensionOptions.Chosen> against, Screen screen)
      throws Exception {
    var run =
        new FieldRun(
            new RunOptions(
                scope,
                extension.choose(environment),
                grid,
                fleet,
                limits,
                formats,
                environment,
                limits.maxFailures()));
    return against.isEmpty()
        ? run.execute(scopes.output(), resume, screen, Clock.systemUTC())
        : PairedRun.of(run, against.get(), resume)
            .execute(scopes.output(), screen, Clock.systemUTC());
  }

  private void launchNothing(Scope scope, Screen screen) throws IOException {
    var capacity = grid.growing();
    var earlier =
        EarlierTimings.read(OutputFolder.earlier(scopes.output()), limits.baseline().place());
    var plan = scope.planAlike(capacity, earlier.timings());
    var requests = Forecast.first(plan, capacity.sessions(), capacity.tabs().first());
    fleet
        .wouldLaunch(grid.choice().remote(), requests, environment, Clock.systemUTC())
        .lines()
        .forEach(screen::print);
  }
}
