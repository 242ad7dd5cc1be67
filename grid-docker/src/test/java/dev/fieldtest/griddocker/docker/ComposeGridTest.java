package dev.fieldtest.griddocker.docker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.HubAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.net.PortProber;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A hub and a node, of our own images, on a real engine. */
@Test(groups = "docker")
public class ComposeGridTest {
  private static final String STATE = Path.of("target", "state").toAbsolutePath().toString();
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "XDG_STATE_HOME", STATE,
          "SE_REGISTRATION_SECRET", "open sesame",
          "SE_ROUTER_USERNAME", "ann",
          "SE_ROUTER_PASSWORD", "the \"inner\" \\door");
  private static final String PROJECT = "fieldtest-test-" + ProcessHandle.current().pid();

  private final Docker docker = new Docker(ENVIRONMENT);
  private ComposeGrid grid;
  private URI url;
  private HubAddress hub;

  @BeforeClass(groups = "docker")
  public void up() {
    grid = new ComposeGrid(PROJECT, ENVIRONMENT);
    url = grid.up(1, PortProber.findFreePort(), line -> {});
    hub = HubAddress.of(url).in(ENVIRONMENT);
  }

  @AfterClass(groups = "docker", alwaysRun = true)
  public void down() {
    grid.down();
    assertEquals(grid.ids(), List.of());
    assertEquals(docker.docker("network", "ls", "--quiet", "--filter", "name=" + PROJECT), "");
  }

  private String node() {
    return container("chrome");
  }

  private String container(String service) {
    var project = "label=com.docker.compose.project=" + PROJECT;
    var label = "label=com.docker.compose.service=" + service;
    return docker.docker("ps", "-aq", "--filter", project, "--filter", label).strip();
  }

  private RemoteWebDriver browser() {
    var executor = new HttpCommandExecutor(hub.client());
    return new RemoteWebDriver(executor, new ChromeOptions().addArguments("--headless=new"));
  }

  public void browserIsInItsSandboxWithoutPrivileges() {
    var browser = browser();
    try {
      browser.get("chrome://sandbox");
      var page = browser.findElement(By.tagName("body")).getText();
      assertTrue(page.contains("You are adequately sandboxed."), page);
      var processes =
          docker.docker("exec", node(), "sh", "-c", "cat /proc/[0-9]*/status 2>/dev/null; true");
      assertTrue(processes.contains("Name:\tchromium"), processes);
      assertAll(processes, "Uid:", "1200");
      assertAll(processes, "CapBnd:", "0000000000000000");
      assertAll(processes, "NoNewPrivs:", "1");
    } finally {
      browser.quit();
    }
  }

  /** Chromium's sandbox gives its processes capabilities in a user namespace of their own only. */
  private static void assertAll(String processes, String key, String value) {
    var lines = processes.lines().filter(line -> line.startsWith(key)).toList();
    assertTrue(lines.size() > 1, processes);
    for (var line : lines) {
      assertTrue(line.split("\t", -1)[1].equals(value) || isInNamespace(key, line), line);
    }
  }

  private static boolean isInNamespace(String key, String line) {
    return key.equals("CapBnd:") && !line.endsWith("0000000000000000") && line.contains("ffffffff");
  }

  public void containersHaveNoMoreThanTheyNeed() {
    var format =
        "{{.Config.User}} {{.HostConfig.CapDrop}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.Privileged}}"
            + " {{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}";
    assertEquals(
        docker.docker("inspect", "--format", format, node()).strip(),
        "1200:1201 [ALL] true false " + (2L << 30) + " 2048");
    assertEquals(
        docker.docker("inspect", "--format", format, container("selenium-hub")).strip(),
        "1200:1201 [ALL] true false " + (1L << 30) + " 1024");
    var ports = docker.docker("port", container("selenium-hub")).strip();
    assertEquals(ports, "4444/tcp -> 127.0.0.1:" + url.getPort());
    assertEquals(docker.docker("port", node()).strip(), "");
  }

  public void imageTellsTheVersionsThatItIsMadeOf() {
    var image = docker.docker("inspect", "--format", "{{.Config.Image}}", node()).strip();
    var label = "{{index .Config.Labels \"dev.fieldtest.chromium\"}}";
    var chromium = docker.docker("inspect", "--format", label, node()).strip();
    var installed = docker.docker("exec", node(), "cat", "/opt/selenium/browser_version").strip();
    assertTrue(chromium.startsWith(installed + "-"), chromium + " " + installed);
    assertTrue(image.endsWith("-" + DebianPackage.tag(chromium)), image);
    var own = Map.of("XDG_STATE_HOME", STATE, "FIELDTEST_CHROMIUM_VERSION", "1.2.3-4");
    var other = new GridImages(new Docker(own), line -> {}).presence();
    assertEquals(other.values().stream().filter(here -> here).count(), 2, other.toString());
  }

  public void hubLetsNobodyInWithoutThePassword() {
    try (var stranger = Grid.remote(url)) {
      var failure = expectThrows(GridException.class, stranger::status);
      assertTrue(failure.getMessage().contains("SE_ROUTER_PASSWORD"), failure.getMessage());
    }
  }

  public void secretIsInNoCommandLine() {
    var lines = docker.docker("top", container("selenium-hub"), "-eo", "pid,args");
    assertTrue(lines.contains("org.openqa.selenium.grid.Main"), lines);
    assertTrue(!lines.contains("sesame") && !lines.contains("door"), lines);
  }

  @Test(dependsOnMethods = "browserIsInItsSandboxWithoutPrivileges")
  public void stoppedNodeFinishesItsSessionAndComesBackWithUp() {
    var browser = browser();
    var node = node();
    var stop = CompletableFuture.runAsync(() -> docker.docker("stop", "--time", "60", node));
    awaitDraining();
    browser.get("data:text/html,<title>still there</title>");
    assertEquals(browser.getTitle(), "still there");
    assertTrue(!stop.isDone());
    browser.quit();
    stop.join();
    assertEquals(docker.docker("inspect", "--format", "{{.State.ExitCode}}", node).strip(), "0");
    assertEquals(grid.up(1, url.getPort(), line -> {}), url);
    assertEquals(node(), node, "nothing was made anew");
  }

  private void awaitDraining() {
    try (var remote = Grid.remote(hub)) {
      while (remote.status().nodes().stream().anyMatch(node -> node.isUp())) {
        Thread.onSpinWait();
      }
    }
  }

  @Test(dependsOnMethods = "stoppedNodeFinishesItsSessionAndComesBackWithUp")
  public void nodeWithAnotherSecretIsToldFromOneThatIsMissing() {
    var image = docker.docker("inspect", "--format", "{{.Config.Image}}", node()).strip();
    var stranger =
        docker
            .docker(
                "run",
                "-d",
                "--rm",
                "--network",
                PROJECT + "_nodes",
                "--cap-drop",
                "ALL",
                "-e",
                "SE_EVENT_BUS_HOST=selenium-hub",
                "-e",
                "SE_REGISTRATION_SECRET=sesame",
                image)
            .strip();
    try {
      while (grid.why().isEmpty()) {
        Thread.onSpinWait(); // Until it has asked to be taken in.
      }
      var readiness = new Readiness(hub, 2, Duration.ofMillis(1), grid::why);
      var failure = expectThrows(GridException.class, readiness::await);
      assertTrue(failure.getMessage().contains("1 of 2 nodes"), failure.getMessage());
      assertTrue(failure.getMessage().contains("SE_REGISTRATION_SECRET"), failure.getMessage());
    } finally {
      docker.docker("rm", "--force", stranger);
    }
  }

  public void takenPortIsToldAndNothingIsLeft() {
    var other = new ComposeGrid(PROJECT + "-other", ENVIRONMENT);
    var failure = expectThrows(GridException.class, () -> other.up(1, url.getPort(), line -> {}));
    assertTrue(failure.getMessage().startsWith("the grid's port is taken"), failure.getMessage());
    assertTrue(failure.getMessage().contains(":" + url.getPort()), failure.getMessage());
    assertEquals(other.ids(), List.of());
    var networks = docker.docker("network", "ls", "--filter", "name=" + PROJECT + "-other", "-q");
    assertEquals(networks, "");
  }

  public void imageThatNobodyHasIsTold() {
    var own = Map.of("XDG_STATE_HOME", STATE, "GRID_NODE_IMAGE", "registry.invalid/node:1");
    var other = new ComposeGrid(PROJECT + "-none", own);
    var failure = expectThrows(GridException.class, () -> other.up(1, 1, line -> {}));
    assertTrue(failure.getMessage().startsWith("an image is not here"), failure.getMessage());
    assertTrue(failure.getMessage().contains("GRID_NODE_IMAGE"), failure.getMessage());
  }
}
