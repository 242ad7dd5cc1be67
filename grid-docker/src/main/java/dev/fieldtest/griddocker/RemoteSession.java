package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.bidi.Bidi;
import dev.fieldtest.griddocker.bidi.Contexts;
import dev.fieldtest.griddocker.bidi.PageVisit;
import dev.fieldtest.griddocker.bidi.Tab;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
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
  private final GridClient client;
  private final SessionRequest request;
  private final Contexts contexts;
  private final ExtensionProof proof;
  private final Heartbeat heartbeat;
  private final Deque<Tab> idle = new ConcurrentLinkedDeque<>();

  private final String node;

  RemoteSession(RemoteWebDriver driver, Bidi bidi, GridClient client, SessionRequest request) {
    this.driver = driver;
    this.bidi = bidi;
    this.client = client;
    this.request = request;
    this.contexts = new Contexts(bidi, BrowserFlags.transition(request.profile()));
    this.proof = new ExtensionProof(bidi, request);
    this.heartbeat = new Heartbeat(bidi, client, id(), this::lost);
    this.node = client.nodeOf(id());
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
      proof.installed(ExtensionInstall.install(request.extension(), client, id(), bidi));
    }
    proveExtension();
    if (!request.contract().storage().isEmpty()) {
      new ExtensionStorage(bidi)
          .write(proof.extension(), request.contract().resolveStorage(request.environment()));
    }
  }

  private void preload() {
    var hint = "hint-" + UUID.randomUUID(); // no page can know it
    preload(Map.of("functionDeclaration", PageScripts.QUIET));
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
    return Objects.requireNonNull(driver.getSessionId()).toString();
  }

  @Override
  public String node() {
    return node;
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
      var observation =
          switch (visit.kind()) {
            case EXTENSION -> visitWithExtension(visit);
            case CONTROL -> visitWithout(visit);
          };
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

  private PageObservation visitWithExtension(Visit visit) {
    var waiting = idle.poll();
    var tab = waiting == null ? contexts.open(Optional.empty()) : waiting;
    var clean = false;
    try {
      var observation = new PageVisit(tab, visit, request.contract()).run();
      clean = PageVisit.leavesTabClean(observation);
      return observation;
    } finally {
      if (clean) {
        idle.push(tab);
      } else {
        tab.close();
      }
    }
  }

  /**
   * The extension does not run in user contexts other than the one that it was installed in; proved
   * each time.
   */
  private PageObservation visitWithout(Visit visit) {
    var answer = bidi.call("browser.createUserContext", Map.of());
    var userContext = String.valueOf(answer.get("userContext"));
    try {
      var tab = contexts.open(Optional.of(userContext));
      proof.proveAbsence(tab);
      tab.hearRedirects();
      return new PageVisit(tab, visit, request.contract()).run();
    } finally {
      var unused = bidi.send("browser.removeUserContext", Map.of("userContext", userContext));
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
  public void abandon(String reason) {
    heartbeat.lose(AbortCause.RUNNER_LOST, reason);
  }

  @Override
  public void close() {
    heartbeat.stop();
    var interrupted = Thread.interrupted(); // An interrupted thread could not send anything.
    if (heartbeat.isLost()) {
      client.endSoon(id(), node);
    } else {
      // Without this, ChromeDriver's quit can hang on what is still under way, and the slot with it
      // for 300 s.
      quietly(() -> bidi.call("browser.close", Map.of()));
      quietly(() -> client.end(id()));
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
