package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.devtools.Connection;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;

/** Opens sessions on a grid, with the extension loaded and proved. */
final class SessionOpener {
  /**
   * Longer than the grid's own limit for a queued request (300 s), so that the grid's answer comes
   * first.
   */
  private static final Duration QUEUE = Duration.ofSeconds(330);

  /** Named as in Selenium's images. */
  private static final String SECRET = "SE_REGISTRATION_SECRET";

  private final HubAddress hub;
  private final GridClient client;
  private final ScheduledExecutorService timer;
  private final DrainWatch drains;
  private final BrowserFlags flags;

  SessionOpener(
      HubAddress hub, GridClient client, ScheduledExecutorService timer, BrowserFlags flags) {
    this.hub = hub;
    this.client = client;
    this.timer = timer;
    this.drains = DrainWatch.start(client, timer);
    this.flags = flags;
  }

  BrowserSession open(SessionRequest request) {
    try {
      return open(request, false);
    } catch (ExtensionInstall.NotSupportedException e) {
      return open(request, true);
    }
  }

  /**
   * @param packed whether the extension travels in the capabilities
   */
  BrowserSession open(SessionRequest request, boolean packed) {
    var driver = start(request, packed);
    var id = Objects.requireNonNull(driver.getSessionId()).toString();
    var known = client.session(id, request.environment().getOrDefault(SECRET, ""));
    var session = new RemoteSession(driver, connect(driver, known), known, drains, request);
    try {
      session.watch(timer);
      session.prepare(packed);
      return session;
    } catch (GridException | ExtensionInstall.NotSupportedException e) {
      session.close();
      throw e;
    } catch (Connection.RefusedException | WebDriverException e) {
      session.close();
      throw lostAtItsStart(e);
    }
  }

  private static GridException lostAtItsStart(RuntimeException failure) {
    return new GridException(
        AbortCause.GRID_LOST,
        "the session was lost at its start: " + Failures.line(failure),
        failure);
  }

  private RemoteWebDriver start(SessionRequest request, boolean packed) {
    var config = hub.client().readTimeout(QUEUE);
    try {
      return new RemoteWebDriver(
          new HttpCommandExecutor(config), flags.capabilities(request, packed));
    } catch (SessionNotCreatedException e) {
      throw new GridException(
          AbortCause.NO_SESSION, "the grid gave no session: " + Failures.line(e), e);
    } catch (WebDriverException e) {
      throw new GridException(
          AbortCause.NO_SESSION, "the grid at " + hub + " gave no session: " + Failures.line(e), e);
    }
  }

  private Connection connect(RemoteWebDriver driver, GridSession known) {
    var named =
        Optional.ofNullable(driver.getCapabilities().getCapability("se:cdp"))
            .filter(String.class::isInstance)
            .map(value -> URI.create((String) value));
    if (named.isEmpty()) {
      driver.quit();
      throw new GridException(
          AbortCause.NO_SESSION,
          "the grid at "
              + hub
              + " offers no DevTools; its nodes need Chrome, and --enable-cdp left on");
    }
    // A node may name an address that only it can reach; the way through the grid is the one that
    // works.
    var base = hub.toString().replaceAll("/+$", "").replaceFirst("^http", "ws");
    var config = ClientConfig.defaultConfig().baseUri(URI.create(base));
    var http = HttpClient.Factory.createDefault().createClient(config);
    try {
      var upgrade = new HttpRequest(HttpMethod.GET, base + named.get().getPath());
      hub.authorization().ifPresent(said -> upgrade.setHeader(HubAddress.HEADER, said));
      return new Connection(http, upgrade);
    } catch (WebDriverException e) {
      http.close();
      known.endSoon();
      throw lostAtItsStart(e);
    }
  }
}
