package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.LocalBrowser;
import dev.fieldtest.griddocker.docker.ThrowawayGrid;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where browsers come from. */
final class GridChoice {
  private static final String EMBEDDED = "embedded";
  private static final String CONTAINERS = "testcontainers";
  private static final String DOCKER = "docker";

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

  /**
   * Starts or finds the grid.
   *
   * @param slots how many browsers at once, where it is started
   * @param tell hears what takes its time
   */
  Grid open(int slots, Map<String, String> environment, Consumer<String> tell) {
    return switch (grid) {
      case EMBEDDED -> Grid.embedded(LocalBrowser.find(environment), slots);
      case CONTAINERS -> Grid.containers(browserImage, slots);
      case DOCKER -> ThrowawayGrid.start(slots, environment, tell);
      default -> Grid.remote(GridAddress.of(grid).in(environment));
    };
  }

  /** Whether the browsers are this machine's own. */
  boolean isEmbedded() {
    return grid.equals(EMBEDDED);
  }

  /** Whether the grid is one in containers. */
  boolean isDocker() {
    return grid.equals(DOCKER);
  }

  /** Whether the grid is started for this run, and takes what this machine has. */
  boolean isHere() {
    return isEmbedded() || isDocker() || grid.equals(CONTAINERS);
  }

  /** Where the grid is, if it is not started for this run. */
  Optional<HubAddress> remote() {
    return isHere() ? Optional.empty() : Optional.of(GridAddress.of(grid));
  }

  /** Where its browsers reach what is served here. */
  SitesHost sitesHost(Grid opened) {
    return switch (grid) {
      case EMBEDDED, DOCKER -> SitesHost.on(opened.thisMachine());
      case CONTAINERS -> SitesHost.of(Grid.DOCKER_HOST);
      default -> SitesHost.towards(way(opened));
    };
  }

  /** A hub on loopback may be a container's published port, and its nodes somewhere else. */
  private static URI way(Grid opened) {
    var hub = opened.url();
    var isLoopback = SitesHost.towards(hub).equals(SitesHost.LOOPBACK);
    return isLoopback
        ? opened.status().nodes().stream()
            .filter(GridStatus.Node::isUp)
            .map(node -> URI.create(node.uri()))
            .findFirst()
            .orElse(hub)
        : hub;
  }

  /** As the user named it, but for a password. */
  @Override
  public String toString() {
    return remote().map(HubAddress::toString).orElse(grid);
  }
}
