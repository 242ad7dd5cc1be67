package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.runnercli.dispatch.Act;
import dev.fieldtest.runnercli.dispatch.FakeGrid;
import dev.fieldtest.sitecorpus.BundledSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

/** Grids whose first sessions show whether the bundled sites are reached. */
public class ReachingGridTest {
  private final List<String> told = new ArrayList<>();

  @Test
  public void firstSessionThatReachesTheSitesSpeaksForAll() throws Exception {
    var grid = open(Act.SILENT, 3);
    assertEquals(
        grid.sessions().stream().map(session -> session.visits()).toList(), List.of(1, 0, 0));
    assertEquals(told, List.of());
  }

  @Test
  public void sitesThatAreNotReachedEndTheRunWithWhatToDo() {
    var failure = expectThrows(GridException.class, () -> open(Act.BREAKS, 1));
    assertTrue(failure.getMessage().contains("--sites-host"), failure.getMessage());
    assertEquals(told, List.of(failure.getMessage()));
  }

  @Test
  public void browserThatIsLostMeanwhileSaysNothing() {
    expectThrows(GridException.class, () -> open(new Act.Loses(AbortCause.BROWSER_LOST), 1));
    assertEquals(told, List.of());
  }

  private FakeGrid open(Act act, int sessions) throws Exception {
    told.clear();
    var grid = new FakeGrid(visit -> act);
    try (var hosts = SiteHosts.start(BundledSites.load(List.of()).corpus(), SitesHost.LOOPBACK)) {
      var reaching = new ReachingGrid(grid, hosts, false);
      reaching.otherwise(told::add);
      for (var i = 0; i < sessions; i++) {
        reaching.open(request()).close();
      }
    }
    return grid;
  }

  private static SessionRequest request() {
    var contract =
        InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"one-tap\"]}", "contract");
    return new SessionRequest(
        ExtensionPackage.reference(), contract, Profile.FULL, Optional.empty(), Map.of());
  }
}
