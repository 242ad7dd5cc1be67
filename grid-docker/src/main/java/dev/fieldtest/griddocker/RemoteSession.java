package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.devtools.Connection;
import dev.fieldtest.griddocker.devtools.Tabs;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A session of a Selenium Grid, driven by Chromium's DevTools. */
final class RemoteSession implements BrowserSession {
  private static final Logger LOG = Logger.getLogger(RemoteSession.class.getName());

  private final RemoteWebDriver driver;
  private final Connection connection;
  private final GridSession known;
  private final DrainWatch drains;
  private final SessionRequest request;
  private final Tabs tabs;
  private final ExtensionProof proof;
  private final TabVisits visits;
  private final Heartbeat heartbeat;

  RemoteSession(
      RemoteWebDriver driver,
      Connection connection,
      GridSession known,
      DrainWatch drains,
      SessionRequest request) {
    this.driver = driver;
    this.connection = connection;
    this.known = known;
    this.drains = drains;
    this.request = request;
    this.tabs = new Tabs(connection, BrowserFlags.transition(request.profile()), request.shown());
    this.proof = new ExtensionProof(request);
    this.visits = new TabVisits(tabs, proof, request.contract());
    this.heartbeat = new Heartbeat(connection.browser(), known, this::lost);
  }

  /**
   * Loads the extension and proves it.
   *
   * @param packed whether the capabilities have loaded it already
   */
  void prepare(boolean packed) {
    proof.begin(tabs.begin());
    if (!packed) {
      proof.installed(ExtensionInstall.install(request.extension(), known, connection.browser()));
    }
    proveExtension();
    if (!request.contract().storage().isEmpty()) {
      new ExtensionStorage(connection)
          .write(proof.extension(), request.contract().resolveStorage(request.environment()));
    }
  }

  private void lost(GridException failure) {
    tabs.lost(failure);
    connection.lost(failure);
  }

  /** Begins to watch over the browser's life. */
  void watch(ScheduledExecutorService timer) {
    heartbeat.start(timer);
  }

  @Override
  public String id() {
    return known.id();
  }

  @Override
  public String node() {
    return known.node();
  }

  @Override
  public String browser() {
    var capabilities = driver.getCapabilities();
    return capabilities.getBrowserName() + " " + capabilities.getBrowserVersion();
  }

  @Override
  public PageObservation visit(Visit visit) {
    heartbeat.check();
    try {
      var observation = visits.make(visit);
      if (!(observation.load() instanceof PageLoad.Loaded)) {
        // A browser that has just died shows no page either, and the site is not to blame for it.
        connection.browser().call(Heartbeat.BEAT, Map.of());
      }
      heartbeat.check();
      return observation;
    } catch (Connection.RefusedException e) {
      throw new GridException(AbortCause.GRID_LOST, Failures.line(e), e);
    }
  }

  @Override
  public void proveExtension() {
    try {
      proof.prove();
    } catch (Connection.RefusedException e) {
      throw new GridException(AbortCause.GRID_LOST, Failures.line(e), e);
    }
  }

  @Override
  public void whenDraining(Runnable action) {
    drains.watch(id(), action);
  }

  @Override
  public void abandon(String reason) {
    heartbeat.lose(AbortCause.RUNNER_LOST, reason);
  }

  @Override
  public void close() {
    drains.forget(id());
    heartbeat.stop();
    var interrupted = Thread.interrupted(); // An interrupted thread could not send anything.
    if (heartbeat.isLost()) {
      known.endSoon();
    } else {
      // Without this, ChromeDriver's quit can hang on what is still under way, and the slot with it
      // for 300 s.
      quietly(() -> connection.browser().call("Browser.close", Map.of()));
      quietly(known::end);
    }
    quietly(connection::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails here has gone already, which is what was wanted. */
  private static void quietly(Runnable step) {
    try {
      step.run();
    } catch (GridException | Connection.RefusedException | WebDriverException e) {
      LOG.log(Level.FINE, "while closing", e);
    }
  }
}
