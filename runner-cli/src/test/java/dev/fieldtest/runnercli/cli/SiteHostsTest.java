package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.sitecorpus.BundledSites;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The look at a bundled page, by a browser of the grid, before a run begins. */
public class SiteHostsTest {
  @DataProvider
  public Object[][] failures() {
    return new Object[][] {
      {AbortCause.GRID_LOST, 3},
      {AbortCause.BROWSER_LOST, 3},
      {AbortCause.NO_SESSION, 1},
      {AbortCause.EXTENSION_LOST, 1},
    };
  }

  @Test(dataProvider = "failures")
  public void anotherBrowserIsAskedOnlyWhereOneWasLost(AbortCause cause, int browsers)
      throws IOException {
    var failure = new GridException(cause, "gone");
    var asked = new AtomicInteger();
    var grid = new FailingGrid(failure, asked);
    var corpus = BundledSites.load(List.of()).corpus();
    try (var hosts = SiteHosts.start(corpus, SitesHost.LOOPBACK)) {
      assertSame(
          expectThrows(GridException.class, () -> hosts.requireReached(grid, request())), failure);
    }
    assertEquals(asked.get(), browsers);
  }

  private static SessionRequest request() {
    var extension = ExtensionPackage.reference();
    var contract = InjectionContract.of(extension, Optional.empty());
    return new SessionRequest(extension, contract, Profile.LEAN, Optional.empty(), Map.of());
  }

  /** Gives no browser, and counts those that it was asked for. */
  private record FailingGrid(GridException failure, AtomicInteger asked) implements Grid {
    @Override
    public URI url() {
      return URI.create("http://127.0.0.1:4444");
    }

    @Override
    public GridStatus status() {
      return new GridStatus(List.of());
    }

    @Override
    public BrowserSession open(SessionRequest request) {
      asked.incrementAndGet();
      throw failure;
    }

    @Override
    public void close() {}
  }
}
