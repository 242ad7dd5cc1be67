package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.net.URI;
import org.testng.annotations.Test;

public class SitesHostTest {
  @Test
  public void gridOnThisMachineIsServedOnLoopback() {
    var host = SitesHost.towards(URI.create("http://127.0.0.1:4444"));
    assertEquals(host, SitesHost.LOOPBACK);
    assertEquals(host.name(), "127.0.0.1");
  }

  @Test
  public void addressOfThisMachineIsTheOnlyOneThatIsListenedOn() {
    assertTrue(SitesHost.of("127.0.0.1").bind().isLoopbackAddress());
  }

  @Test
  public void nameThatOnlyNodesKnowIsListenedForEverywhere() {
    var host = SitesHost.of("runner.invalid");
    assertEquals(host.name(), "runner.invalid");
    assertTrue(host.bind().isAnyLocalAddress());
  }
}
