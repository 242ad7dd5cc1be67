package dev.fieldtest.griddocker.docker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.Grid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.net.PortProber;
import org.testng.annotations.Test;

/** A hub in parts, each in a container of its own, gives browsers as one hub does. */
@Test(groups = "docker")
public class DistributedGridTest {
  private static final String PROJECT = "fieldtest-parts-" + ProcessHandle.current().pid();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path FOLDER = Path.of("docker").toAbsolutePath();

  private static final List<String> PARTS =
      List.of("event-bus", "sessions", "queue", "distributor", "router");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "XDG_STATE_HOME", Path.of("target", "state").toAbsolutePath().toString(),
          "SE_REGISTRATION_SECRET", "open sesame",
          "SE_ROUTER_USERNAME", "ann",
          "SE_ROUTER_PASSWORD", "door");

  public void partsGiveBrowsersTogetherAndShowNoSecret() {
    var plain = new Docker(ENVIRONMENT);
    var own = new GridVariables(plain.environment(), PortProber.findFreePort());
    var variables =
        new HashMap<>(
            new GridImages(plain, line -> {}).provide(GridFiles.write(plain.environment())));
    variables.putAll(own.all());
    var docker = plain.with(variables);
    try {
      compose(docker, "up", "--detach", "--scale", "chrome=2");
      new Readiness(own.hub(), 2, PATIENCE, () -> compose(docker, "logs")).await();
      try (var grid = Grid.remote(own.hub())) {
        assertEquals(grid.status().chromeSlots(), 2);
      }
      for (var part : PARTS) {
        assertShowsNoSecret(docker, part);
      }
      awaitHealthy(docker);
    } finally {
      compose(docker, "down", "--timeout", "2");
    }
  }

  private static void assertShowsNoSecret(Docker docker, String part) {
    var container = compose(docker, "ps", "--quiet", part).strip();
    var lines = docker.docker("top", container, "-eo", "pid,args");
    assertTrue(lines.contains("org.openqa.selenium.grid.Main"), lines);
    assertTrue(!lines.contains("sesame") && !lines.contains("door"), lines);
    var cpus = docker.docker("inspect", "--format", "{{.HostConfig.NanoCpus}}", container).strip();
    assertEquals(cpus, "1000000000", part);
  }

  /** All but the proxy, which has no check. */
  private static void awaitHealthy(Docker docker) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var project = "label=com.docker.compose.project=" + PROJECT;
    var states = "";
    do {
      assertTrue(System.nanoTime() < end, states);
      states = docker.docker("ps", "--filter", project, "--format", "{{.Names}} {{.Status}}");
    } while (states.lines().filter(line -> line.contains("(healthy)")).count() < PARTS.size() + 2);
  }

  private static String compose(Docker docker, String... arguments) {
    var file = Stream.of("--project-name", PROJECT, "--file", "docker-compose.distributed.yml");
    return docker.run(
        FOLDER,
        Stream.concat(Stream.concat(docker.composing().stream(), file), Stream.of(arguments)));
  }
}
