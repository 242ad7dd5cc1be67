package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.UnusableResultsException;
import dev.fieldtest.reports.formats.ComparisonFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what has changed from one run to another. */
@Command(
    name = "compare",
    description = "Tells what has changed from one run to another, the verdict first.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 no site fails newly, 1 some do, 2 usage, 6 too little is known.",
      "",
      "Examples:",
      "  fieldtest compare main-report fieldtest-report",
      "  fieldtest compare main-report fieldtest-report --format md > comment.md"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "BASE", description = "The earlier report's folder.")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The later one's.")
  private Path later = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|md|json",
      defaultValue = "text",
      description = "How to print (${DEFAULT-VALUE}).")
  private ComparisonFormat format = ComparisonFormat.TEXT;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--max-unjudged",
      paramLabel = "PCT",
      defaultValue = "10",
      description =
          "Too little is known when more of the sites judged before are newly unreachable (${DEFAULT-VALUE} %%, at least 5 sites).")
  private int maxUnjudged = 10;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableResultsException {
    var comparison = compare();
    var gate = gate();
    var out = spec.commandLine().getOut();
    (json ? ComparisonFormat.JSON : format).lines(comparison, gate).forEach(out::println);
    return comparison.verdict(gate).exitCode();
  }

  private Comparison compare() throws UnusableResultsException {
    try {
      return Comparison.of(ResultsReader.read(base), ResultsReader.read(later));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Gate gate() {
    try {
      return new Gate(maxUnjudged);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
