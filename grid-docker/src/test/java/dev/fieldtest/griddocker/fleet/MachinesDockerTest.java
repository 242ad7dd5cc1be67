package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.griddocker.docker.Docker;
import dev.fieldtest.griddocker.docker.GridImages;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.testng.annotations.Test;

/** A machine whose node is a container of our own image, as it is on EC2. */
@Test(groups = "docker")
public class MachinesDockerTest {
  public void containerRegistersAtItsMachinesAddress() {
    var state = Path.of("target", "state").toAbsolutePath().toString();
    var docker = new Docker(Map.of("XDG_STATE_HOME", state));
    var image = new GridImages(docker, line -> {}).build("node-chromium");
    try (var stage = Stage.ofContainers(image).with(1)) {
      var node = stage.nodes().get(0);
      assertEquals(URI.create(node.uri()).getHost(), stage.machine(0).address());
      assertEquals(node.chromeSlots(), 2);
      stage.hub().close();
      stage.await("it ends itself", () -> !stage.machine(0).isLive());
    }
  }
}
