package dev.fieldtest.runnercli.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.LocalBrowser;
import dev.fieldtest.runnercli.dispatch.TabRange;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where browsers come from, and how they are used. */
final class GridOptions {
  private static final String EMBEDDED = "embedded";
  private static final int EXPECTED_REMOTE = 16;

  @Option(
      names = "--grid",
      paramLabel = "embedded|URL",
      defaultValue = EMBEDDED,
      description =
          "A Selenium Grid's address; 'embedded': one in this process, with this machine's browser.")
  private String grid = EMBEDDED;

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
      description =
          "Browser flags of first attempts (lean; of single pages full). What fails under lean is tried under full.")
  private Profile profile;

  /** Lean, unless told otherwise. */
  GridOptions() {
    this(Profile.LEAN);
  }

  /**
   * @param profile if none is asked for
   */
  GridOptions(Profile profile) {
    this.profile = profile;
  }

  /** Checks what the parser does not. */
  void validate() {
    positive("--sessions", sessions == null ? 1 : sessions);
    positive("--per-domain", perDomain);
    if (!grid.equals(EMBEDDED)) {
      var unused = url();
    }
  }

  static void positive(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " is 1 or more, not " + value);
    }
  }

  /** Starts or finds the grid. */
  Grid open(Map<String, String> environment) {
    return grid.equals(EMBEDDED)
        ? Grid.embedded(LocalBrowser.find(environment), local().slots())
        : Grid.remote(url());
  }

  /** Where the grid is, if it is not in this process. */
  Optional<URI> remote() {
    return grid.equals(EMBEDDED) ? Optional.empty() : Optional.of(url());
  }

  private URI url() {
    try {
      var url = URI.create(grid);
      var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null && scheme.matches("https?")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the form that is expected.
    }
    throw new UsageException(
        "--grid is 'embedded' or an address like http://127.0.0.1:4444, not '" + grid + "'");
  }

  /** How many browsers the plan is cut for; a grid's slots are not known before it is asked. */
  int expectedSessions() {
    return grid.equals(EMBEDDED)
        ? local().sessions()
        : Optional.ofNullable(sessions).orElse(EXPECTED_REMOTE);
  }

  /**
   * How many browsers to use.
   *
   * @throws GridException if the grid has no Chrome
   */
  Capacity capacity(Grid opened) {
    return grid.equals(EMBEDDED)
        ? local()
        : Capacity.of(opened, Optional.ofNullable(sessions), tabs);
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
    return Map.of(
        "grid", grid,
        "tabs", String.valueOf(tabs),
        "per-domain", String.valueOf(perDomain),
        "profile", profile.name().toLowerCase(Locale.ROOT));
  }
}
