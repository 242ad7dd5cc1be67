package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.UnusableResultsException;
import dev.fieldtest.reports.formats.HealthLines;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells of a report. */
@Command(
    name = "report",
    description = "Tells of a report.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  fieldtest report fieldtest-report --health"})
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The report's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--health",
      required = true,
      description = "Which sites of the corpus need care, the oldest cases first.")
  @SuppressWarnings("UnusedVariable") // The parser asks for it.
  private boolean health;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableResultsException {
    var results = ResultsReader.read(folder);
    var out = spec.commandLine().getOut();
    results.remarks().forEach(remark -> out.println("Note: " + remark));
    HealthLines.of(CorpusHealth.of(results.sites()), Clock.systemUTC().instant())
        .forEach(out::println);
    return CommandLine.ExitCode.OK;
  }
}
