package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.fleet.FleetOverview;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A fleet, and the hub that its machines are for. */
final class FleetOfGrid {
  @Mixin private FleetFile file = new FleetFile();

  @Option(
      names = "--grid",
      paramLabel = "URL",
      description = "The hub's address. Default, without --fleet: the one that 'up' has started.")
  private @Nullable String grid;

  /** Whether it is about machines, and not about containers of this machine. */
  boolean isThere() {
    return file.path().isPresent();
  }

  /** The hub's address, if one was named. */
  Optional<HubAddress> grid() {
    return Optional.ofNullable(grid).map(GridAddress::of);
  }

  /**
   * Has so many machines.
   *
   * @return the hub's address
   */
  URI up(int count, Map<String, String> environment, Consumer<String> tell) {
    try (var access = access(environment)) {
      new FleetByHand(access, tell, Clock.systemUTC()).up(count);
    }
    return hub().url();
  }

  FleetOverview overview(Map<String, String> environment) {
    try (var access = access(environment)) {
      return access.overview(Clock.systemUTC());
    }
  }

  /** Has none any more; says whether there was one. */
  boolean down(Map<String, String> environment, Consumer<String> tell) {
    try (var access = access(environment)) {
      return new FleetByHand(access, tell, Clock.systemUTC()).down();
    }
  }

  private FleetAccess access(Map<String, String> environment) {
    return FleetAccess.of(file.require(), hub(), environment);
  }

  private HubAddress hub() {
    return grid()
        .orElseThrow(
            () -> new UsageException("--fleet needs --grid, the address of the machines' hub"));
  }
}
