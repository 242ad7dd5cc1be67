package dev.fieldtest.runnercli.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.LocalBrowser;
import dev.fieldtest.griddocker.docker.ThrowawayGrid;
import dev.fieldtest.runnercli.dispatch.TabRange;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where browsers come from, and how they are used. */
final class GridOptions {
  private static final String EMBEDDED = "embedded";
  private static final String CONTAINERS = "testcontainers";
  private static final String DOCKER = "docker";
  private static final int EXPECTED_REMOTE = 16;

  @Option(
      names = "--grid",
      paramLabel = "embedded|docker|testcontainers|URL",
      defaultValue = EMBEDDED,
      description = {
        "A Selenium Grid's address; 'embedded': one in this process, with this machine's browser;",
        "'docker': one in containers, as long as it is needed; 'testcontainers': a container for each browser."
      })
  private String grid = EMBEDDED;

  @Option(
      names = "--browser-image",
      paramLabel = "IMAGE",
      defaultValue = "selenium/standalone-chromium:4.48.0",
      description = "What 'testcontainers' runs (${DEFAULT-VALUE}).")
  private String browserImage = "selenium/standalone-chromium:4.48.0";

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description =
          "Browsers at once. Default: half the cores; with --grid URL, the grid's Chrome slots.")
  private @Nullable Integer sessions;

  @Option(
      names = "--tabs",
      paramLabel = "N|auto",
      defaultValue = "6",
      converter = TabRanges.class,
      description =
          "Sites at once in a browser (${DEFAULT-VALUE}); 'auto': as many as let sites pass faster.")
  private TabRange tabs = TabRange.fixed(6);

  @Option(
      names = "--per-domain",
      paramLabel = "N",
      defaultValue = "2",
      description = "Sites at once of one registrable domain (${DEFAULT-VALUE}).")
  private int perDomain = 2;

  @Option(
      names = "--profile",
      paramLabel = "lean|full",
      defaultValue = "lean",
      description =
          "Browser flags of first attempts (${DEFAULT-VALUE}). What fails under lean is tried under full.")
  private Profile profile = Profile.LEAN;

  @Mixin private NetworkOptions network = new NetworkOptions();

  /** Checks what the parser does not. */
  void validate() {
    positive("--sessions", sessions == null ? 1 : sessions);
    positive("--per-domain", perDomain);
    network.validate();
    var unused = remote();
  }

  static void positive(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " is 1 or more, not " + value);
    }
  }

  /**
   * Starts or finds the grid.
   *
   * @param tell hears what takes its time
   */
  Grid open(Map<String, String> environment, Consumer<String> tell) {
    return switch (grid) {
      case EMBEDDED -> Grid.embedded(LocalBrowser.find(environment), local().slots());
      case CONTAINERS -> Grid.containers(browserImage, local().slots());
      case DOCKER -> ThrowawayGrid.start(local().slots(), environment, tell);
      default -> Grid.remote(url());
    };
  }

  /** Whether the browsers are this machine's own. */
  boolean isEmbedded() {
    return grid.equals(EMBEDDED);
  }

  /** Whether the grid is started for this run, and takes what this machine has. */
  private boolean isHere() {
    return isEmbedded() || isDocker() || grid.equals(CONTAINERS);
  }

  /** Where the grid is, if it is not started for this run. */
  Optional<URI> remote() {
    return isHere() ? Optional.empty() : Optional.of(url());
  }

  /** Where the bundled sites are to be served, for the browsers of a grid. */
  SitesHost sitesHost(Grid opened) {
    return switch (grid) {
      case EMBEDDED, DOCKER -> network.sitesHost(() -> SitesHost.on(opened.thisMachine()));
      case CONTAINERS -> network.sitesHost(() -> SitesHost.of(Grid.DOCKER_HOST));
      default -> network.sitesHost(() -> SitesHost.towards(url()));
    };
  }

  /** What the browsers ask for pages, if there is a proxy. */
  Optional<URI> proxy() {
    return network.proxy();
  }

  /** Whether the grid is one in containers. */
  boolean isDocker() {
    return grid.equals(DOCKER);
  }

  private URI url() {
    return GridAddress.of(grid);
  }

  /** How many browsers the plan is cut for; a grid's slots are not known before it is asked. */
  int expectedSessions() {
    return isHere() ? local().sessions() : Optional.ofNullable(sessions).orElse(EXPECTED_REMOTE);
  }

  /**
   * How many browsers to use.
   *
   * @throws GridException if the grid has no Chrome
   */
  Capacity capacity(Grid opened) {
    return isHere() ? local() : Capacity.of(opened, Optional.ofNullable(sessions), tabs);
  }

  private Capacity local() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var half = Math.max(1, system.getAvailableProcessors() / 2);
    return Capacity.local(
        Optional.ofNullable(sessions).orElse(half), tabs, system.getTotalMemorySize());
  }

  int perDomain() {
    return perDomain;
  }

  Profile profile() {
    return profile;
  }

  /** What was asked for, by option. */
  Map<String, String> asked() {
    var asked = new TreeMap<>(network.asked());
    asked.put("grid", grid);
    asked.put("tabs", String.valueOf(tabs));
    asked.put("per-domain", String.valueOf(perDomain));
    asked.put("profile", profile.name().toLowerCase(Locale.ROOT));
    return asked;
  }
}
