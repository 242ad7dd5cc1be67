package dev.fieldtest.griddocker.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.net.PortProber;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What the browsers of a grid's nodes reach, whoever asks for them: what the proxy lets through,
 * and nothing else. {@link EgressTest} asks the proxy for more, such as names that rebind.
 */
@Test(groups = "docker", singleThreaded = true)
public class NodesNetworkTest {
  private static final String STATE = Path.of("target", "state").toAbsolutePath().toString();
  private static final String PROJECT = "fieldtest-net-" + ProcessHandle.current().pid();

  private Docker docker;
  private HttpServer intranet;
  private ComposeGrid grid;
  private RemoteWebDriver browser;

  @BeforeClass(groups = "docker")
  public void up() throws IOException {
    var here = bridge();
    intranet = HttpServer.create(new InetSocketAddress(here, 0), 0);
    intranet.createContext("/", NodesNetworkTest::answer);
    intranet.start();
    docker = new Docker(Map.of("XDG_STATE_HOME", STATE, "FIELDTEST_EGRESS_ALLOW", here));
    grid = new ComposeGrid(PROJECT, docker.environment());
    browser = browser(grid.up(1, PortProber.findFreePort(), line -> {}));
  }

  /** This machine's address on Docker's bridge, which a new engine does not tell itself. */
  private static String bridge() throws IOException {
    return NetworkInterface.getByName("docker0")
        .inetAddresses()
        .filter(Inet4Address.class::isInstance)
        .findFirst()
        .orElseThrow()
        .getHostAddress();
  }

  private static RemoteWebDriver browser(URI url) {
    var executor = new HttpCommandExecutor(ClientConfig.defaultConfig().baseUri(url));
    return new RemoteWebDriver(executor, new ChromeOptions().addArguments("--headless=new"));
  }

  /** {@code /to/HOST} redirects there; all else is a page. */
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var page = "<title>intranet</title>".getBytes(UTF_8);
      if (path.startsWith("/to/")) {
        exchange.getResponseHeaders().add("Location", path.replaceFirst("/to/", "http://"));
      }
      exchange.sendResponseHeaders(path.startsWith("/to/") ? 302 : 200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  @AfterClass(groups = "docker", alwaysRun = true)
  public void down() {
    try {
      browser.quit();
    } finally {
      grid.down();
      intranet.stop(0);
    }
    assertEquals(grid.ids(), List.of());
  }

  private String url(String path) {
    var address = intranet.getAddress();
    return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path;
  }

  public void hostThatIsAllowedIsReached() {
    browser.get(url("/"));
    assertEquals(browser.getTitle(), "intranet", browser.getPageSource());
  }

  @DataProvider
  public Object[][] refused() {
    return new Object[][] {
      {"http://169.254.169.254/latest/meta-data/"},
      {url("/to/169.254.169.254")},
      {"http://localhost:5555/status"},
      {"http://127.0.0.1:5555/status"},
      {"http://10.0.0.5/"},
      {"http://selenium-hub:4444/status"},
      {"http://egress:5555/"},
      {"http://" + grid.gateway() + ":" + intranet.getAddress().getPort() + "/"},
    };
  }

  @Test(dataProvider = "refused")
  public void whatIsInsideIsRefused(String address) {
    browser.get(address);
    var text = browser.findElement(By.tagName("body")).getText();
    assertTrue(text.contains("Access Denied."), address + ": " + text);
  }

  /** The hub stands in the network outside, too, where this machine reaches it. */
  public void thereIsNoWayAroundTheProxy() throws Exception {
    var network = "{{(index .NetworkSettings.Networks \"" + PROJECT + "_outside\").IPAddress}}";
    var outside = docker.docker("inspect", "--format", network, container("selenium-hub")).strip();
    var hub = URI.create("http://" + outside + ":4444/status").toURL();
    try (var answer = hub.openStream()) {
      assertTrue(answer.read() > 0, "it has to be reached from here");
    }
    var node = container("chrome");
    assertTrue(asks(node, "http://selenium-hub:4444/status"), "a node needs its hub");
    assertFalse(asks(node, hub.toString()), "what lies outside is reached");
  }

  private boolean asks(String container, String url) {
    return docker.succeeds("exec", container, "curl", "-s", "-m", "5", "-o", "/dev/null", url);
  }

  private String container(String service) {
    var project = "label=com.docker.compose.project=" + PROJECT;
    var label = "label=com.docker.compose.service=" + service;
    return docker.docker("ps", "--quiet", "--filter", project, "--filter", label).strip();
  }
}
