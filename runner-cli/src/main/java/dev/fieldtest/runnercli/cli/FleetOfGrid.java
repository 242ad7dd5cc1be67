package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.fleet.FleetOverview;
import dev.fieldtest.griddocker.fleet.FleetSpec;
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
      description =
          "The hub's address. Default: the one that 'up' has started; with --fleet, the \"hub\" of FILE, port 4444.")
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
    var spec = file.require();
    var hub =
        hub(spec)
            .orElseThrow(
                () -> new UsageException("--fleet needs --grid, the address of the machines' hub"));
    try (var access = FleetAccess.of(spec, hub, environment)) {
      new FleetByHand(access, tell, Clock.systemUTC()).up(count);
    }
    return hub.url();
  }

  /** Its machines now. */
  FleetOverview overview(Map<String, String> environment) {
    try (var access = access(file.require(), environment)) {
      return access.overview(Clock.systemUTC());
    }
  }

  /** Has none any more; says whether there was one. */
  boolean down(Map<String, String> environment, Consumer<String> tell) {
    var spec = file.require();
    try (var access = access(spec, environment)) {
      tell.accept(
          hub(spec)
              .map(url -> "Sessions at " + url + " are finished first")
              .orElse(
                  "The hub is not known: in half a minute machines end, whatever they do; --grid names it"));
      return new FleetByHand(access, tell, Clock.systemUTC()).down();
    }
  }

  private FleetAccess access(FleetSpec spec, Map<String, String> environment) {
    return hub(spec)
        .map(url -> FleetAccess.of(spec, url, environment))
        .orElseGet(() -> FleetAccess.withoutHub(spec, environment));
  }

  /**
   * A grid of this machine's containers is not taken for it: knowing none of the machines' nodes it
   * would have them ended with their sessions.
   */
  private Optional<HubAddress> hub(FleetSpec spec) {
    return grid().or(() -> FleetAccess.hub(spec));
  }
}
