package dev.fieldtest.griddocker.docker;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.griddocker.Grid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.net.PortProber;
import org.testng.annotations.Test;

/** A hub in parts, each in a container of its own, gives browsers as one hub does. */
@Test(groups = "docker")
public class DistributedGridTest {
  private static final String PROJECT = "fieldtest-parts-" + ProcessHandle.current().pid();
  private static final Path FOLDER = Path.of("docker").toAbsolutePath();

  public void partsGiveBrowsersTogether() {
    var state = Path.of("target", "state").toAbsolutePath().toString();
    var plain = new Docker(Map.of("XDG_STATE_HOME", state));
    var own = new GridVariables(plain.environment(), PortProber.findFreePort());
    var variables =
        new HashMap<>(
            new GridImages(plain, line -> {}).provide(GridFiles.write(plain.environment())));
    variables.putAll(own.all());
    var docker = plain.with(variables);
    try {
      compose(docker, "up", "--detach", "--scale", "chrome=2");
      new Readiness(own.hub(), 2, Duration.ofMinutes(2), () -> compose(docker, "logs")).await();
      try (var grid = Grid.remote(own.url())) {
        assertEquals(grid.status().chromeSlots(), 2);
      }
    } finally {
      compose(docker, "down", "--timeout", "2");
    }
  }

  private static String compose(Docker docker, String... arguments) {
    var file = Stream.of("--project-name", PROJECT, "--file", "docker-compose.distributed.yml");
    return docker.run(
        FOLDER,
        Stream.concat(Stream.concat(docker.composing().stream(), file), Stream.of(arguments)));
  }
}
