package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.GrowingCorpus;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.imports.SiteImport;
import dev.fieldtest.sitecorpus.imports.UnusableImportException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "Exit codes: 0 added, or nothing was new, 2 usage, or a file that can not be taken for certain; with --discover those of",
      "'corpus add': 4 grid unusable, 5 nothing new, 6 a page has no login form or can not be visited, 130 interrupted.",
      "",
      "Of an export only the column of addresses is read. Bookmarks and exports lose what follows ? and #.",
      "",
      "Examples:",
      "  fieldtest corpus import bookmarks.html passwords.csv --dry-run",
      "  fieldtest corpus import tranco.csv --limit 500 --discover --corpus top.jsonl"
    })
final class CorpusImportCommand implements Callable<Integer> {
  private final Map<String, String> environment;

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

  @Option(
      names = "--discover",
      description = {
        "Look for the login form of each address, through a plain 'sign in' link too, and add only those found,",
        "as 'corpus add' does."
      })
  private boolean discover;

  @Mixin private PageOptions page = new PageOptions();
  @Mixin private GridOptions grid = new GridOptions(Profile.FULL);

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  CorpusImportCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws MalformedCorpusException {
    page.validate(grid, environment);
    if (corpus.toString().matches(SelectionOptions.BUNDLED + "(:.*)?") || limit < 1) {
      throw new UsageException("--corpus must name a file of your own, and --limit be 1 or more");
    }
    try {
      var growing = GrowingCorpus.read(corpus);
      // With --dry-run the output is lines of a corpus, and nothing else.
      var told = dryRun ? spec.commandLine().getErr() : spec.commandLine().getOut();
      var taking = new SiteImport(growing, limit);
      takeAll(taking, told);
      if (discover) {
        return discover(taking.taken(), told);
      }
      end(growing, told);
      return CommandLine.ExitCode.OK;
    } catch (UnusableImportException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException(CorpusCommand.unwritable(corpus, e));
    }
  }

  private int discover(List<URI> addresses, PrintWriter told)
      throws MalformedCorpusException, IOException {
    var screen = new Screen(told, terminal(), false);
    var known = GrowingCorpus.read(corpus);
    var intake =
        new PageIntake(
            new Newcomers(known, Optional.empty(), List.of()),
            new AddEnding(known, corpus, screen, Consent.given()),
            new ScoutingGrid(grid, page, environment, screen));
    var pages = addresses.stream().map(URI::toString).toList();
    if (!dryRun) {
      return intake.all(pages, Consent.given());
    }
    var exitCode = intake.trial(pages, Consent.given());
    end(known, told);
    return exitCode;
  }

  /** Where only what is added goes to standard output, nothing is drawn anew elsewhere. */
  private Terminal terminal() {
    return dryRun
        ? new Terminal(OptionalInt.empty(), environment)
        : Terminal.ofProcess(environment);
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
