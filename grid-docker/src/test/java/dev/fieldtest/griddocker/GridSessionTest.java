package dev.fieldtest.griddocker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class GridSessionTest {
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeMethod
  public void serve() throws IOException {
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

  /** A hub that names itself as the node of every session. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var secret = exchange.getRequestHeaders().getFirst("X-REGISTRATION-SECRET");
      if (secret != null) {
        secrets.put(exchange.getRequestMethod() + " " + exchange.getRequestURI(), secret);
      }
      var body = "{\"data\":{\"session\":{\"nodeUri\":\"%s\"}}}".formatted(url()).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @DataProvider
  public Object[][] ofNodes() {
    return new Object[][] {{"open sesame"}, {""}};
  }

  /** Without it, the node of a session that its hub has forgotten keeps the slot for 300 s. */
  @Test(dataProvider = "ofNodes")
  public void nodeOfLostSessionIsToldItsSecret(String secret) {
    secrets.clear();
    var client = new GridClient(URI.create(url()));
    client.session("s1", secret).endSoon();
    client.awaitEnds();
    assertEquals(secrets, Map.of("DELETE /se/grid/node/session/s1", secret));
  }
}
