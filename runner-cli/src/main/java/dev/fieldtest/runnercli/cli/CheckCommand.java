package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks one page, and explains what came of it. */
@Command(
    name = "check",
    description =
        "Checks the extension on one page, without a corpus or a report, and explains the outcome.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 as expected, 1 the extension failed, 2 usage, 4 grid or extension unusable,",
      "6 the site is at fault or the browser was lost, 130 interrupted.",
      "",
      "Examples:",
      "  fieldtest check https://www.example.com/login --extension build/ --watch",
      "  fieldtest check https://www.example.com/search --expect untouched"
    })
final class CheckCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Parameters(paramLabel = "URL", description = "The page, http or https.")
  private String url = "";

  @Option(
      names = "--expect",
      paramLabel = "replaced|untouched",
      defaultValue = "replaced",
      description = "What the extension should do there (${DEFAULT-VALUE}).")
  private Expectation expect = Expectation.REPLACED;

  @Option(
      names = "--watch",
      description = "Check again whenever the extension's files change, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      defaultValue = "fieldtest-check",
      description = "Where screenshots of what does not pass go (${DEFAULT-VALUE}).")
  private Path pictures = Path.of("fieldtest-check");

  @Mixin private ExtensionOptions extension = new ExtensionOptions();
  @Mixin private PageOptions page = new PageOptions();
  @Mixin private GridOptions grid = new GridOptions(Profile.FULL);

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  CheckCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws Exception {
    page.validate(grid, environment);
    if (watch && extension.files().isEmpty()) {
      throw new UsageException("--watch needs --extension: the files to watch are your own");
    }
    var site = site(Pages.address(url));
    var chosen = extension.choose(environment);
    var screen = new Screen(spec.commandLine().getOut(), false, environment);
    var check = new PageCheck(site, grid, page, pictures, environment);
    try (var opened = grid.open(environment, screen::note);
        var hosts = grid.hosts(new Corpus("check", List.of(site)), opened)) {
      var on = new PageCheck.On(opened, hosts, screen);
      var shown = new CheckScreen(screen, pictures);
      return watch
          ? new WatchedCheck(check, on, extension, shown).run(chosen)
          : check.check(on, chosen, shown).exitCode();
    }
  }

  private Site site(URI address) {
    return new Site(
        SiteId.of(address),
        address,
        expect,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
