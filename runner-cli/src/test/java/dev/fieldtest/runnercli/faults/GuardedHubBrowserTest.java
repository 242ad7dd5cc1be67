package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.GridControl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.testng.annotations.Test;

/** A hub that wants a password, and a node that has none. */
@Test(groups = "browser")
public class GuardedHubBrowserTest {
  private static final int SITES = 2;
  private static final String PASSWORD = "open-sesame";

  public void runsStatusAndDrainsTellThePasswordAndNobodyElse() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var grid = TestGrid.hub(run, "--username", "ann", "--password", PASSWORD)) {
      grid.startNode();
      var named = grid.url().replace("//", "//ann:" + PASSWORD + "@");
      var control = GridControl.of(URI.create(named), "");
      Runner.await("the node is up", () -> control.load().nodes().size() == 1);
      assertNamesVariables(run, grid.url());
      run.run("--grid", named);
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.results().assertUndisturbed(SITES);
      assertNowhere(run.work());
      run.with("SE_ROUTER_USERNAME", "ann").with("SE_ROUTER_PASSWORD", PASSWORD);
      run.run("--grid", grid.url());
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.begin("grid", "status", "--grid", grid.url());
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      control.drain(control.load().nodes().get(0).id());
      Runner.await("the node has left", () -> !grid.node(0).isAlive());
      assertNowhere(run.work());
    }
  }

  private static void assertNamesVariables(Runner run, String url) throws Exception {
    run.run("--grid", url);
    assertTrue(run.endsWithin(Duration.ofSeconds(30)), "it waits");
    assertEquals(run.exitCode(), 4);
    assertEquals(run.err().size(), 1, run.err().toString());
    assertTrue(run.err().get(0).contains("SE_ROUTER_USERNAME"), run.err().toString());
  }

  /** Neither reports nor messages hold it. */
  private static void assertNowhere(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertTrue(
            !new String(Files.readAllBytes(file), "ISO-8859-1").contains(PASSWORD), "" + file);
      }
    }
  }
}
