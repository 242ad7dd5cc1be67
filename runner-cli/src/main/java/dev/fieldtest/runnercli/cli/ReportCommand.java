package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.RecordedRun;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.Replacement;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.RunFolder;
import dev.fieldtest.reports.files.UnusableResultsException;
import dev.fieldtest.reports.formats.HealthLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the formats of a finished run anew, from its log. */
@Command(
    name = "report",
    description = "Makes the formats of a finished run anew, from its log, and tells its summary.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The exit code is that of the run, as its log tells it now.",
      "",
      "Examples:",
      "  fieldtest report fieldtest-report --open",
      "  fieldtest report fieldtest-report --health"
    })
final class ReportCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Parameters(paramLabel = "DIR", description = "The output folder of a run or a merge.")
  private Path folder = Path.of("");

  @Mixin private ReportOptions formats = new ReportOptions();

  @Option(
      names = "--health",
      description =
          "Only tell which sites of the corpus need care, the oldest cases first; make nothing anew.")
  private boolean health;

  @Option(names = "--open", description = "Show report.html in the browser.")
  private boolean open;

  @Option(names = "--quiet", description = "Print nothing but the summary.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  ReportCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException, UnusableResultsException {
    if (health && open) {
      throw new UsageException(
          "--health makes no report that --open could show; leave one of them out");
    }
    var screen = new Screen(spec.commandLine().getOut(), quiet, environment);
    if (!Files.exists(folder) && OutputFolder.holdsUnfinished(folder)) {
      throw unfinished();
    }
    return health ? tellHealth(screen) : makeAnew(screen);
  }

  private int tellHealth(Screen screen) throws UnusableResultsException {
    var results = ResultsReader.read(folder);
    results.remarks().forEach(remark -> screen.print("Note: " + remark));
    HealthLines.of(CorpusHealth.of(results.sites()), Clock.systemUTC().instant())
        .forEach(screen::print);
    return CommandLine.ExitCode.OK;
  }

  private int makeAnew(Screen screen) throws IOException {
    var run = read();
    var report = run.report();
    try (var files = Replacement.begin(folder)) {
      files.complete(ReportFiles.write(report, formats.reporters(), files.staging()));
    } catch (IOException e) {
      throw Lost.during("report", folder, e);
    }
    var verdict = new Ending(screen, formats.reporters(), environment).tell(report, folder);
    if (open) {
      screen.print("  " + Desktop.of(environment).open(folder.resolve("report.html")));
    }
    return verdict.exitCode();
  }

  private RecordedRun read() throws IOException {
    var run = RunFolder.read(folder);
    if (run.info().isEmpty()) {
      throw unfinished();
    }
    return run;
  }

  private UsageException unfinished() {
    return new UsageException(
        folder
            + ": its run is not finished; finish it with 'run --resume', then there is a report");
  }
}
