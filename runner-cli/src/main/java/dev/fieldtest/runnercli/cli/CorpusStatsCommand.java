package dev.fieldtest.runnercli.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fieldtest.reports.files.FileJson;
import dev.fieldtest.runnercli.corpus.CorpusStats;
import dev.fieldtest.runnercli.corpus.StatsTable;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a corpus consists of. */
@Command(
    name = "stats",
    description =
        "Tells what a corpus consists of: what is expected, languages, tags, steps, frames, domains, and the ages of known failures.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  fieldtest corpus stats sites.jsonl",
      "  fieldtest corpus stats bundled:3000 --json"
    })
final class CorpusStatsCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "FILE|bundled[:N]",
      arity = "0..1",
      defaultValue = SelectionOptions.BUNDLED,
      description = "The corpus (${DEFAULT-VALUE}).")
  private String corpus = SelectionOptions.BUNDLED;

  @Option(names = "--json", description = "As JSON, with all that the table sums up.")
  private boolean json;

  @Spec private CommandSpec spec;

  /**
   * @param environment tells how wide the terminal is
   */
  CorpusStatsCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws MalformedCorpusException, JsonProcessingException {
    var stats = CorpusStats.of(SelectionOptions.read(corpus), LocalDate.now(Clock.systemUTC()));
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(FileJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(stats));
    } else {
      var columns = Terminal.ofProcess(environment).columns();
      new StatsTable(stats, columns).lines().forEach(out::println);
    }
    return CommandLine.ExitCode.OK;
  }
}
