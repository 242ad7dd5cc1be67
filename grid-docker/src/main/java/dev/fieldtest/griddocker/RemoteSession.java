package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.bidi.Bidi;
import dev.fieldtest.griddocker.bidi.Contexts;
import dev.fieldtest.griddocker.bidi.Tab;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A session of a Selenium Grid, driven by WebDriver BiDi. */
final class RemoteSession implements BrowserSession {
  private static final Logger LOG = Logger.getLogger(RemoteSession.class.getName());

  private final RemoteWebDriver driver;
  private final Bidi bidi;
  private final GridSession known;
  private final DrainWatch drains;
  private final SessionRequest request;
  private final Contexts contexts;
  private final ExtensionProof proof;
  private final TabVisits visits;
  private final Heartbeat heartbeat;

  RemoteSession(
      RemoteWebDriver driver,
      Bidi bidi,
      GridSession known,
      DrainWatch drains,
      SessionRequest request) {
    this.driver = driver;
    this.bidi = bidi;
    this.known = known;
    this.drains = drains;
    this.request = request;
    this.contexts = new Contexts(bidi, BrowserFlags.transition(request.profile()), request.shown());
    this.proof = new ExtensionProof(bidi, request);
    this.visits = new TabVisits(bidi, contexts, proof, request.contract());
    this.heartbeat = new Heartbeat(bidi, known, this::lost);
  }

  /**
   * Loads the extension and proves it.
   *
   * @param packed whether the capabilities have loaded it already
   */
  void prepare(boolean packed) {
    proof.begin(contexts.begin());
    // Before the extension comes: the command fails while a tab is closing, and some extensions
    // open one.
    preload();
    if (!packed) {
      proof.installed(ExtensionInstall.install(request.extension(), known, bidi));
    }
    proveExtension();
    if (!request.contract().storage().isEmpty()) {
      new ExtensionStorage(bidi)
          .write(proof.extension(), request.contract().resolveStorage(request.environment()));
    }
  }

  private void preload() {
    var hint = "hint-" + UUID.randomUUID(); // no page can know it
    preload(Map.of("functionDeclaration", PageScripts.quiet(hint)));
    preload(Map.of("functionDeclaration", PageScripts.hints(hint)));
    preload(Map.of("functionDeclaration", PageScripts.observer(hint), "sandbox", Tab.SANDBOX));
  }

  private void preload(Map<String, Object> script) {
    bidi.call("script.addPreloadScript", script);
  }

  private void lost(GridException failure) {
    contexts.lost(failure);
    bidi.lost(failure);
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
        bidi.call("browser.getUserContexts", Map.of());
      }
      heartbeat.check();
      return observation;
    } catch (Bidi.RefusedException e) {
      throw new GridException(AbortCause.GRID_LOST, Failures.line(e), e);
    }
  }

  @Override
  public void proveExtension() {
    try {
      proof.prove();
    } catch (Bidi.RefusedException e) {
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
      quietly(() -> bidi.call("browser.close", Map.of()));
      quietly(known::end);
    }
    quietly(bidi::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails here has gone already, which is what was wanted. */
  private static void quietly(Runnable step) {
    try {
      step.run();
    } catch (GridException | Bidi.RefusedException | WebDriverException e) {
      LOG.log(Level.FINE, "while closing", e);
    }
  }
}
