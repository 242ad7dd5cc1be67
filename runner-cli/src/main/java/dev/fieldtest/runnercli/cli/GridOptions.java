package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.LocalBrowser;
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
      paramLabel = "N",
      defaultValue = "6",
      description = "Sites at once in a browser (${DEFAULT-VALUE}).")
  private int tabs = 6;

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

  /** Checks what the parser does not. */
  void validate() {
    positive("--sessions", sessions == null ? 1 : sessions);
    positive("--tabs", tabs);
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
        ? Grid.embedded(LocalBrowser.find(environment), embeddedSessions())
        : Grid.remote(url());
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
        ? embeddedSessions()
        : Optional.ofNullable(sessions).orElse(EXPECTED_REMOTE);
  }

  private int embeddedSessions() {
    return Optional.ofNullable(sessions)
        .orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /**
   * How many browsers to use at once.
   *
   * @throws GridException if the grid has no Chrome
   */
  int sessions(Grid opened) {
    var slots = opened.status().chromeSlots();
    if (slots == 0) {
      throw new GridException(
          AbortCause.NO_SESSION,
          "the grid at "
              + opened.url()
              + " has no node with Chrome that is up; add one, or check --grid");
    }
    return grid.equals(EMBEDDED) ? embeddedSessions() : Optional.ofNullable(sessions).orElse(slots);
  }

  int tabs() {
    return tabs;
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
