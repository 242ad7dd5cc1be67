package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Subject;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.runnercli.dispatch.Dispatcher;
import dev.fieldtest.runnercli.dispatch.Patience;
import dev.fieldtest.runnercli.dispatch.SiteCheck;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one run was asked for.
 *
 * @param maxFailures after so many failing sites it ends
 * @param environment the process's; holds secrets
 */
record RunOptions(
    Scope scope,
    ExtensionOptions.Chosen chosen,
    GridOptions grid,
    FleetOptions fleet,
    LimitOptions limits,
    ReportOptions formats,
    Map<String, String> environment,
    Optional<Integer> maxFailures) {
  /** The hub of a grid lists a dead node for 35 s, and a restarted one needs its nodes again. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * The same run of the extension that is compared with. What fails there fails nobody, and does
   * not end it: of a site that it leaves out nobody knows whether it has got worse.
   */
  RunOptions against(ExtensionOptions.Chosen other) {
    return new RunOptions(
        scope, other, grid, fleet, limits, formats, environment, Optional.empty());
  }

  /** What brings the grid its machines. */
  Supply supply(Screen screen, Clock clock) {
    return fleet.supply(grid.choice().remote(), screen, environment, clock);
  }

  /**
   * How many browsers to use.
   *
   * @throws GridException if the grid does not answer, or has no Chrome and will not have any
   */
  Capacity capacity(Grid opened) {
    if (fleet.isGrowing()) {
      var unused = opened.status();
      return grid.growing();
    }
    return grid.capacity(opened);
  }

  /** What the run is to do. */
  ChunkPlan plan(Capacity capacity, Timings timings) {
    return fleet.isGrowing()
        ? scope.planAlike(capacity, timings)
        : scope.plan(capacity.sessions(), timings);
  }

  /** What is tested. */
  Subject subject() {
    return new Subject(chosen.extension().sha256(), chosen.contract().sha256());
  }

  /** What a report says, for comparing. */
  RunResults results(RunReport report) {
    return RunResults.of(report, chosen.contract().sha256(), scope.whole());
  }

  /** The conditions under which sites are visited, for comparing. */
  Map<String, String> conditions() {
    return Map.of(
        RunResults.PROFILE,
        grid.asked().getOrDefault(RunResults.PROFILE, ""),
        RunResults.CONTRACT,
        chosen.contract().sha256());
  }

  /** What the user reads first. */
  String announcement(ChunkPlan plan, Capacity capacity) {
    var sessions =
        fleet.isGrowing()
            ? Math.min(plan.chunks().size(), capacity.sessions())
            : capacity.sessions();
    return "Running "
        + plan.siteCount()
        + " sites with "
        + Failures.oneLine(chosen.extension().toString())
        + ", "
        + (fleet.isGrowing() ? "up to " : "")
        + sessions
        + (sessions == 1 ? " browser" : " browsers")
        + " × "
        + capacity.tabs()
        + " tabs";
  }

  /** What sessions are asked with. */
  SessionRequest request(SiteHosts hosts) {
    return grid.request(chosen, hosts, environment);
  }

  /** Serves the bundled sites that are to be checked to the browsers of a grid. */
  SiteHosts hosts(Grid opened) throws IOException {
    return grid.hosts(scope.corpus(), opened);
  }

  /**
   * Checks from a node that its browsers reach the bundled sites. Those of this process do, and
   * where nodes are still to come the first sessions show it.
   *
   * @throws GridException if they do not
   */
  void requireReached(SiteHosts hosts, Grid opened) {
    if (!grid.choice().isEmbedded() && !fleet.isGrowing()) {
      hosts.requireReached(opened, request(hosts));
    }
  }

  /** How sites are checked; evidence goes into the folder of the run. */
  SiteCheck check(OutputFolder folder, Clock clock) {
    var screenshots = new Screenshots(folder.running().resolve(Screenshots.FOLDER));
    return new SiteCheck(chosen.contract(), limits.timeout(), limits.control(), screenshots, clock);
  }

  /** How much at once, how often and how long. */
  Dispatcher.Limits bounds(PlanRun.Browsers browsers, LocalDate today) {
    var capacity = browsers.capacity();
    return new Dispatcher.Limits(
        capacity.sessions(),
        capacity.spare(),
        capacity.tabs(),
        browsers.perDomain(),
        limits.retries(),
        scope.turn(),
        maxFailures,
        limits.globalTimeout(),
        new Patience(PATIENCE, fleet.patience()),
        today);
  }

  /** What is known of a run that has ended, but for its results. */
  RunInfo info(Instant started, Instant finished, Dispatcher.End end, Listeners.Sessions opened) {
    var extension = chosen.extension();
    var configuration = new TreeMap<>(scope.asked());
    configuration.putAll(grid.asked());
    configuration.putAll(fleet.asked());
    configuration.putAll(limits.asked());
    var versions = new TreeMap<>(Version.all());
    opened.opened().stream()
        .findFirst()
        .ifPresent(first -> versions.put("browser", first.browser()));
    return new RunInfo(
        started,
        finished,
        end.ending(),
        scope.asked().getOrDefault("corpus", ""),
        new ExtensionInfo(
            extension.source(), extension.name(), extension.version(), extension.sha256()),
        limits.gate(),
        configuration,
        Map.copyOf(versions),
        opened.opened());
  }
}
