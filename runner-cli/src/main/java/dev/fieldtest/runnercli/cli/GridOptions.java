package dev.fieldtest.runnercli.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Network;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.runnercli.dispatch.TabRange;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.HostRules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How browsers are used. */
final class GridOptions {
  private static final int EXPECTED_REMOTE = 16;

  @Mixin private GridChoice grid = new GridChoice();

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

  @Mixin private NetworkOptions network = new NetworkOptions();

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
    network.validate();
    var unused = grid.remote();
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
    return grid.open(local().slots(), environment, tell);
  }

  /** Serves a corpus's bundled sites to the browsers of a grid. */
  SiteHosts hosts(Corpus corpus, Grid opened) throws IOException {
    return SiteHosts.start(corpus, network.sitesHost(() -> grid.sitesHost(opened)));
  }

  /**
   * What sessions are asked with.
   *
   * @param environment the process's; holds secrets
   */
  SessionRequest request(
      ExtensionOptions.Chosen chosen, SiteHosts hosts, Map<String, String> environment) {
    return request(chosen, hosts.rules(), environment);
  }

  /** What sessions are asked with that open no bundled site. */
  SessionRequest request(ExtensionOptions.Chosen chosen, Map<String, String> environment) {
    return request(chosen, Optional.empty(), environment);
  }

  private SessionRequest request(
      ExtensionOptions.Chosen chosen, Optional<HostRules> rules, Map<String, String> environment) {
    return new SessionRequest(
        chosen.extension(),
        chosen.contract(),
        profile,
        new Network(rules, network.proxy()),
        environment);
  }

  /** How many browsers the plan is cut for; a grid's slots are not known before it is asked. */
  int expectedSessions() {
    return grid.isHere()
        ? local().sessions()
        : Optional.ofNullable(sessions).orElse(EXPECTED_REMOTE);
  }

  /**
   * How many browsers to use.
   *
   * @throws GridException if the grid has no Chrome
   */
  Capacity capacity(Grid opened) {
    return grid.isHere() ? local() : Capacity.of(opened, Optional.ofNullable(sessions), tabs);
  }

  /** How many browsers to ask a grid for whose machines come as they are needed. */
  Capacity growing() {
    return Capacity.growing(Optional.ofNullable(sessions), tabs);
  }

  private Capacity local() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var half = Math.max(1, system.getAvailableProcessors() / 2);
    return Capacity.local(
        Optional.ofNullable(sessions).orElse(half), tabs, system.getTotalMemorySize());
  }

  /** Where browsers come from. */
  GridChoice choice() {
    return grid;
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
    asked.put("grid", grid.toString());
    asked.put("tabs", String.valueOf(tabs));
    asked.put("per-domain", String.valueOf(perDomain));
    asked.put("profile", profile.name().toLowerCase(Locale.ROOT));
    return asked;
  }
}
