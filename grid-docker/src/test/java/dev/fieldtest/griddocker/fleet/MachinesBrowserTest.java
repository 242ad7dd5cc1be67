package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.fleet.bed.Machine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.testng.annotations.Test;

/** Machines that run their user data, whose real nodes register with a real hub. */
@Test(groups = "browser")
public class MachinesBrowserTest {
  private static RemoteWebDriver browser(URI grid) {
    var executor = new HttpCommandExecutor(ClientConfig.defaultConfig().baseUri(grid));
    return new RemoteWebDriver(
        executor, new ChromeOptions().addArguments("--headless=new", "--no-sandbox"));
  }

  public void machineAndNodeAreFoundByTheirAddressAndEndTogether() {
    try (var stage = Stage.ofProcesses().with(2)) {
      var hosts = stage.nodes().stream().map(node -> URI.create(node.uri()).getHost()).sorted();
      var addresses = stage.fleet().instances().stream().map(Instance::address).sorted();
      assertEquals(hosts.toList(), addresses.toList());
      assertEquals(stage.nodes().get(0).chromeSlots(), 2);
      stage.fleet().terminate(List.of(stage.machine(0).id()));
      stage.await("it ends", () -> stage.machine(0).state() == Machine.State.TERMINATED);
      assertTrue(!stage.bed().hasNode(stage.machine(0)));
      assertTrue(stage.bed().hasNode(stage.machine(1)));
      stage.bed().killNode(stage.machine(1));
      stage.await("it ends itself", () -> !stage.machine(1).isLive());
    }
  }

  public void machineThatIsTakenBackDrainsAndLetsItsSessionGoOn() {
    try (var stage = Stage.ofProcesses().with(1)) {
      var browser = browser(stage.hub().url());
      stage.bed().interrupt(stage.machine(0), Duration.ofMinutes(5));
      stage.await(
          "it drains",
          () -> stage.nodes().stream().allMatch(node -> node.availability().equals("DRAINING")));
      browser.get("data:text/html,<title>still there</title>");
      assertEquals(browser.getTitle(), "still there");
      browser.quit();
      stage.await("it ends itself", () -> !stage.machine(0).isLive());
      assertEquals(stage.nodes(), List.of());
    }
  }

  public void machineWithoutHubOrSessionEndsItself() {
    try (var stage = Stage.ofProcesses().with(1)) {
      stage.hub().close();
      stage.await("it ends itself", () -> !stage.machine(0).isLive());
      stage.await("it is gone", () -> stage.fleet().instances().isEmpty());
    }
  }
}
