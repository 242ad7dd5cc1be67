package dev.fieldtest.runnercli.faults;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.LocalBrowser;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.runnercli.dispatch.BrowserSessionContract;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The same of a real browser in the embedded grid. */
@Test(groups = "browser", singleThreaded = true)
public class EmbeddedSessionBrowserTest extends BrowserSessionContract {
  private final CountDownLatch asked = new CountDownLatch(1);
  private LoginServer server;
  private Grid grid;

  @BeforeClass(alwaysRun = true)
  public void start() throws IOException {
    server = LoginServer.start().hanging("/hangs", asked::countDown);
    grid = Grid.embedded(LocalBrowser.find(System.getenv()), 2);
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    if (grid != null) {
      grid.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected BrowserSession open() {
    var extension = ExtensionPackage.reference();
    return grid.open(
        new SessionRequest(
            extension,
            InjectionContract.of(extension, Optional.empty()),
            Profile.FULL,
            Optional.empty(),
            Map.of()));
  }

  @Override
  protected Site login() {
    return site("login");
  }

  @Override
  protected Site hanging() {
    return site("hangs");
  }

  @Override
  protected void awaitHanging() throws InterruptedException {
    asked.await();
  }

  private Site site(String name) {
    return new Site(
        new SiteId(name),
        URI.create(server.url("/" + name)),
        Expectation.REPLACED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
