package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.GrowingCorpus;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.imports.SiteImport;
import dev.fieldtest.sitecorpus.imports.UnusableImportException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings addresses from elsewhere into a corpus file. */
@Command(
    name = "import",
    description =
        "Adds the addresses of top lists, lists of URLs, bookmarks and password managers' exports to a corpus file.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Of an export only the column of addresses is read. Bookmarks and exports lose what follows ? and #.",
      "",
      "Examples:",
      "  fieldtest corpus import bookmarks.html passwords.csv",
      "  fieldtest corpus import tranco.csv --limit 500 --corpus top.jsonl --dry-run"
    })
final class CorpusImportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "CSV, bookmarks as browsers export them (HTML), or a list of URLs or domains.")
  private List<Path> files = List.of();

  @Option(
      names = "--corpus",
      paramLabel = "FILE",
      defaultValue = CorpusCommand.FILE,
      description = "The corpus file, made if there is none (${DEFAULT-VALUE}).")
  private Path corpus = Path.of(CorpusCommand.FILE);

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Take so many addresses at most, the first ones (${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--dry-run", description = "Print the lines instead of adding them.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws MalformedCorpusException {
    if (corpus.toString().matches(SelectionOptions.BUNDLED + "(:.*)?") || limit < 1) {
      throw new UsageException("--corpus must name a file of your own, and --limit be 1 or more");
    }
    try {
      var growing = GrowingCorpus.read(corpus);
      // With --dry-run the output is lines of a corpus, and nothing else.
      var told = dryRun ? spec.commandLine().getErr() : spec.commandLine().getOut();
      takeAll(new SiteImport(growing, limit), told);
      end(growing, told);
      return CommandLine.ExitCode.OK;
    } catch (UnusableImportException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException(CorpusCommand.unwritable(corpus, e));
    }
  }

  private void takeAll(SiteImport taking, PrintWriter told) throws UnusableImportException {
    for (var file : files) {
      told.println(taking.take(file));
    }
  }

  private void end(GrowingCorpus growing, PrintWriter told) throws IOException {
    var taken = growing.size();
    if (dryRun) {
      growing.lines().forEach(spec.commandLine().getOut()::println);
    } else if (taken > 0) {
      growing.save();
    }
    var sites = taken + (taken == 1 ? " site " : " sites ");
    told.println(corpus + ": " + sites + (dryRun ? "would be added" : "added"));
  }
}
