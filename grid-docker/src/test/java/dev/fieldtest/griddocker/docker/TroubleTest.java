package dev.fieldtest.griddocker.docker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.GridException;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What engines of different versions complain of is told in one line that says what to do. */
public class TroubleTest {
  private static final String SOCKET = "unix:///var/run/docker.sock";

  @DataProvider
  public Object[][] complaints() {
    return new Object[][] {
      {
        "WARNING: Error loading config file: open /root/.docker/config.json: permission denied\npermission denied while trying to connect"
            + " to the Docker daemon socket at unix:///var/run/docker.sock: Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.50/version\": dial unix"
            + " /var/run/docker.sock: connect: permission denied",
        "no permission on the Docker engine at " + SOCKET,
        "group 'docker'"
      },
      {
        "Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock",
        "no permission",
        "run as root"
      },
      {
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
        "no Docker engine answers at " + SOCKET,
        "systemctl start docker"
      },
      {
        "error during connect: Get \"http://nonsense:2375/v1.24/version\": dial tcp: lookup nonsense on 10.0.0.53:53: no such host",
        "no Docker engine answers",
        "DOCKER_HOST"
      },
      {
        "ERROR: for selenium-hub  Cannot start service selenium-hub: driver failed programming external connectivity on endpoint"
            + " a_selenium-hub_1 (86e1): Bind for 127.0.0.1:4444 failed: port is already allocated\nERROR: Encountered errors while bringing up the project.",
        "127.0.0.1:4444 failed",
        "--port"
      },
      {
        "ERROR: for selenium-hub  Cannot start service selenium-hub: driver failed programming external connectivity on endpoint"
            + " a_selenium-hub_1 (5b): Error starting userland proxy: listen tcp4 127.0.0.1:4444: bind: address already in use",
        "127.0.0.1:4444",
        "--port"
      },
      {
        "Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io on 10.0.0.53:53: no such host",
        "registry-1.docker.io",
        "unset GRID_HUB_IMAGE"
      },
      {"\n\nunknown shorthand flag: 'q' in -q\n", "docker image pull failed: unknown", "-q"},
      {"", "it says nothing", "docker"},
    };
  }

  @Test(dataProvider = "complaints")
  public void isOneLineWithAdvice(String complaint, String names, String advises) {
    var line = Trouble.line(List.of("docker", "image", "pull", "it"), complaint, SOCKET);
    assertTrue(line.contains(names) && line.contains(advises), line);
    assertEquals(line.lines().count(), 1, line);
  }

  @DataProvider
  public Object[][] sizes() {
    return new Object[][] {
      {"", 1L << 30},
      {"1gb", 1L << 30},
      {"512m", 512L << 20},
      {"2G", 2L << 30},
      {"1073741824", 1L << 30}
    };
  }

  @Test(dataProvider = "sizes")
  public void sharedMemoryIsReadAsDockerReadsIt(String size, long bytes) {
    assertEquals(SharedMemory.require(Map.of("GRID_SHM_SIZE", size)), bytes);
  }

  @DataProvider
  public Object[][] badSizes() {
    return new Object[][] {{"64m"}, {"255mb"}, {"1"}, {"much"}, {"-1g"}};
  }

  @Test(dataProvider = "badSizes")
  public void tooLittleSharedMemoryIsRefused(String size) {
    assertThrows(GridException.class, () -> SharedMemory.require(Map.of("GRID_SHM_SIZE", size)));
  }

  @Test
  public void logsThatTellNothingTellNothing() {
    assertEquals(Symptom.in("INFO [Hub.execute] - Started Selenium Hub"), "");
  }
}
