package dev.fieldtest.griddocker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class GridSessionTest {
  private static final String TO_NODE = "DELETE /se/grid/node/session/s1";

  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final AtomicInteger away = new AtomicInteger();
  private CountDownLatch ended;
  private HttpServer server;

  @BeforeMethod
  public void serve() throws IOException {
    secrets.clear();
    asked.clear();
    said.clear();
    away.set(0);
    ended = new CountDownLatch(2);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterMethod
  public void stop() {
    server.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A hub that names itself as the node of every session, and may be away for some ends. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      asked.add(request);
      var authorization = exchange.getRequestHeaders().getFirst("Authorization");
      said.put(request, String.valueOf(authorization));
      if (exchange.getRequestMethod().equals("DELETE") && away.getAndDecrement() > 0) {
        return;
      }
      if (exchange.getRequestMethod().equals("DELETE")) {
        ended.countDown();
      }
      var secret = exchange.getRequestHeaders().getFirst("X-REGISTRATION-SECRET");
      if (secret != null) {
        secrets.put(exchange.getRequestMethod() + " " + exchange.getRequestURI(), secret);
      }
      var body = body(exchange.getRequestURI().getPath()).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String body(String path) {
    return path.equals("/session")
        ? """
          {"value": {"sessionId": "s1", "capabilities": {
            "browserName": "chrome", "se:cdp": "ws://127.0.0.1:1/session/s1/se/cdp"}}}"""
        : "{\"data\":{\"session\":{\"nodeUri\":\"%s\"}}}".formatted(url());
  }

  @DataProvider
  public Object[][] ofNodes() {
    return new Object[][] {{"open sesame"}, {""}};
  }

  /** Without it, the node of a session that its hub has forgotten keeps the slot for 300 s. */
  @Test(dataProvider = "ofNodes")
  public void nodeOfLostSessionIsToldItsSecret(String secret) {
    var client = new GridClient(HubAddress.of(URI.create(url())));
    client.session("s1", secret).endSoon();
    client.awaitEnds();
    assertEquals(secrets, Map.of(TO_NODE, secret));
  }

  /** A node that is frozen or cut off for a while would keep the session, and its slot. */
  @Test
  public void lostSessionEndsWhenItsNodeIsBack() throws Exception {
    away.set(3);
    var client = new GridClient(HubAddress.of(URI.create(url())));
    client.session("s1", "").endSoon();
    assertTrue(ended.await(60, TimeUnit.SECONDS), asked.toString());
    client.awaitEnds();
    assertEquals(ends(), 5);
  }

  @Test
  public void nothingIsAskedForLongOnceTheGridIsClosed() {
    away.set(Integer.MAX_VALUE);
    var client = new GridClient(HubAddress.of(URI.create(url())));
    client.session("s1", "").endSoon();
    client.awaitEnds();
    assertTrue(ends() <= 4, asked.toString());
  }

  private long ends() {
    return asked.stream().filter(each -> each.startsWith("DELETE")).count();
  }

  /** The hub may be restarted between the two. */
  @Test
  public void sessionThatCanNotBeConnectedToIsEndedAndLost() {
    try (var grid = Grid.remote(URI.create(url()))) {
      var lost = expectThrows(GridException.class, () -> grid.open(request()));
      assertEquals(lost.abortCause(), AbortCause.GRID_LOST);
    }
    assertTrue(asked.containsAll(List.of("DELETE /session/s1", TO_NODE)), asked.toString());
  }

  /** A proxy before the hub may guard all of it, the way to browsers included. */
  @Test
  public void hubIsToldThePasswordWithAllThatItIsAskedAndNodesAreNot() {
    var hub = HubAddress.of(URI.create(url().replace("//", "//ann:open%20sesame@")));
    try (var grid = Grid.remote(hub)) {
      assertThrows(GridException.class, () -> grid.open(request()));
    }
    var told = "Basic YW5uOm9wZW4gc2VzYW1l";
    assertEquals(said.remove(TO_NODE), "null");
    assertEquals(
        said,
        Map.of(
            "POST /session", told,
            "GET /session/s1/se/cdp", told,
            "POST /graphql", told,
            "GET /status", told,
            "DELETE /session/s1", told));
  }

  private static SessionRequest request() {
    var extension = ExtensionPackage.reference();
    var contract = InjectionContract.of(extension, Optional.empty());
    return new SessionRequest(extension, contract, Profile.LEAN, Optional.empty(), Map.of());
  }
}
