package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.GrowingCorpus;
import dev.fieldtest.sitecorpus.SiteId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds pages to a corpus file. */
@Command(
    name = "add",
    description =
        "Finds the login form of a page, without the extension, and adds a line to a corpus file.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 added, 2 usage, or the page is there already, 4 grid unusable, 5 nothing new in the list,",
      "or you did not agree, 6 a page has no login form or can not be visited, 130 interrupted.",
      "",
      "Examples:",
      "  fieldtest corpus add https://www.example.com/login --tag shop",
      "  fieldtest corpus add --from-file urls.txt --corpus sites.jsonl --yes"
    })
final class AddCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Parameters(paramLabel = "URL", arity = "0..1", description = "The page, http or https.")
  private @Nullable String url;

  @Option(
      names = "--from-file",
      paramLabel = "FILE",
      description = "Add each page of a list, one URL a line, several at a time.")
  private @Nullable Path list;

  @Option(
      names = "--corpus",
      paramLabel = "FILE",
      defaultValue = "sites.jsonl",
      description = "The file to add to, made if it is not there (${DEFAULT-VALUE}).")
  private Path corpus = Path.of("sites.jsonl");

  @Option(names = "--id", paramLabel = "ID", description = "The site's id; else made of the URL.")
  private @Nullable String id;

  @Option(names = "--tag", paramLabel = "TAG", description = "A tag to give; may be repeated.")
  private List<String> tags = List.of();

  @Option(names = "--yes", description = "Follow links and add lines without asking.")
  private boolean yes;

  @Mixin private PageOptions page = new PageOptions();
  @Mixin private GridOptions grid = new GridOptions(Profile.FULL);

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  AddCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws Exception {
    page.validate(grid, environment);
    validate();
    var screen = new Screen(spec.commandLine().getOut(), false, environment);
    var known = GrowingCorpus.read(corpus);
    var unique = List.copyOf(new LinkedHashSet<>(tags));
    var newcomers = new Newcomers(known, siteId(known), unique);
    if (url != null) {
      newcomers.requireNew(url.strip());
    }
    var consent = yes ? Consent.given() : Consent.asked(screen);
    var intake =
        new PageIntake(
            newcomers,
            new AddEnding(known, corpus, screen, consent),
            new ScoutingGrid(grid, page, environment, screen));
    return url == null
        ? intake.all(PageList.read(Objects.requireNonNull(list)), consent)
        : intake.one(url.strip(), consent, spec.commandLine().getErr());
  }

  private void validate() {
    if ((url == null) == (list == null)) {
      throw new UsageException("name one URL, or a list of them with --from-file FILE");
    }
    if (id != null && list != null) {
      throw new UsageException("--id is for one URL; the pages of a list get ids of their own");
    }
    if (tags.stream().anyMatch(String::isBlank)) {
      throw new UsageException("--tag is blank; name the tag or leave it out");
    }
    if (corpus.toString().matches("bundled(:.*)?")) {
      throw new UsageException("--corpus is a file to add to; the bundled sites are fixed");
    }
    var folder = corpus.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException("--corpus " + corpus + ": there is no such folder; make it first");
    }
  }

  private Optional<SiteId> siteId(GrowingCorpus known) {
    try {
      var chosen = Optional.ofNullable(id).map(SiteId::new);
      if (chosen.filter(known::has).isPresent()) {
        throw new UsageException("--id " + id + " is taken in " + corpus + "; choose another");
      }
      return chosen;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--id " + id + ": " + e.getMessage());
    }
  }
}
