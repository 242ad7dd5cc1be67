package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.fleet.Ec2Fleet;
import dev.fieldtest.griddocker.fleet.ScalingGoal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether machines come as a run needs them, and for what they are to do. */
final class FleetOptions {
  @Mixin private FleetFile file = new FleetFile();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = Durations.class,
      description =
          "With --fleet: as many machines as it takes to be done in this time. Default: as few as take at most twice as long as"
              + " any number would.")
  private @Nullable Duration deadline;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "With --fleet: as many machines as this pays for.")
  private @Nullable Double maxCost;

  @Option(
      names = "--dry-run",
      description =
          "With --fleet: print what would be launched, and the rights that takes; launch nothing.")
  private boolean dryRun;

  @Option(
      names = "--await-nodes",
      paramLabel = "TIME",
      converter = Durations.class,
      description =
          "The grid grows with what waits in its queue, as by 'fieldtest autoscale': ask for a session for each chunk, and wait"
              + " so long for the first.")
  private @Nullable Duration awaitNodes;

  /** Checks what the parser does not. */
  void validate(GridChoice grid, boolean paired) {
    if (file.path().isEmpty()) {
      requireFleet("--deadline", deadline);
      requireFleet("--max-cost", maxCost);
      requireFleet("--dry-run", dryRun ? true : null);
    }
    if (deadline != null && maxCost != null) {
      throw new UsageException("--deadline and --max-cost exclude each other; give one");
    }
    positive("--deadline", deadline);
    positive("--await-nodes", awaitNodes);
    if (maxCost != null && !(maxCost > 0)) {
      throw new UsageException("--max-cost is more than 0 USD, not " + maxCost);
    }
    if (isGrowing()) {
      requireGrid(grid, paired);
    }
  }

  private static void requireFleet(String option, @Nullable Object value) {
    if (value != null) {
      throw new UsageException(option + " needs --fleet, a file that tells what machines to have");
    }
  }

  private static void positive(String option, @Nullable Duration time) {
    if (time != null && time.isZero()) {
      throw new UsageException(option + " is more than nothing");
    }
  }

  private void requireGrid(GridChoice grid, boolean paired) {
    var option = file.path().isPresent() ? "--fleet" : "--await-nodes";
    if (grid.remote().isEmpty()) {
      throw new UsageException(
          option
              + " needs --grid, the address of a hub that machines can reach, not '"
              + grid
              + "'");
    }
    if (paired) {
      throw new UsageException(option + " can not be combined with --against");
    }
  }

  /** Whether machines come while the run goes on. */
  boolean isGrowing() {
    return file.path().isPresent() || awaitNodes != null;
  }

  /** Whether nothing is to be launched. */
  boolean isDryRun() {
    return dryRun;
  }

  /**
   * What brings the grid its machines while a run goes on.
   *
   * @throws dev.fieldtest.griddocker.fleet.MalformedFleetException if it does not tell what is
   *     needed to keep to {@code --max-cost}
   */
  Supply supply(
      Optional<HubAddress> grid, Screen screen, Map<String, String> environment, Clock clock) {
    var access = file.read().map(spec -> FleetAccess.of(spec, grid.orElseThrow(), environment));
    var goal = goal(clock);
    access.ifPresent(fleet -> fleet.fleet().require(goal));
    return access
        .<Supply>map(fleet -> new FleetSupply(fleet, goal, screen, clock))
        .orElse(Supply.NONE);
  }

  /**
   * What would be launched, and the rights that takes, as lines.
   *
   * @param requests for how long a run would ask for sessions at first
   */
  String wouldLaunch(
      Optional<HubAddress> grid,
      List<Duration> requests,
      Map<String, String> environment,
      Clock clock) {
    try (var fleet = Ec2Fleet.of(file.require(), grid.orElseThrow().url(), environment)) {
      return fleet.dryRun(goal(clock), requests);
    }
  }

  /** How long the first session may take to come; nothing if the grid has its machines. */
  Duration patience() {
    return Optional.ofNullable(awaitNodes)
        .orElseGet(() -> file.read().map(Supply::patience).orElse(Duration.ZERO));
  }

  private ScalingGoal goal(Clock clock) {
    if (deadline != null) {
      return new ScalingGoal.Deadline(clock.instant().plus(deadline));
    }
    return maxCost == null ? new ScalingGoal.Cheapest() : new ScalingGoal.MaxCost(maxCost);
  }

  /** What was asked for, by option. */
  Map<String, String> asked() {
    var asked = new TreeMap<String, String>();
    file.path().ifPresent(path -> asked.put("fleet", path.toString()));
    Optional.ofNullable(deadline).ifPresent(time -> asked.put("deadline", time.toMillis() + "ms"));
    Optional.ofNullable(maxCost).ifPresent(usd -> asked.put("max-cost", usd.toString()));
    Optional.ofNullable(awaitNodes)
        .ifPresent(time -> asked.put("await-nodes", time.toMillis() + "ms"));
    return asked;
  }
}
