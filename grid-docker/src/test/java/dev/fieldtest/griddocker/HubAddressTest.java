package dev.fieldtest.griddocker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HubAddressTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SE_ROUTER_USERNAME", "eve", "SE_ROUTER_PASSWORD", "from the environment");

  private static HubAddress address(String url) {
    return HubAddress.of(URI.create(url));
  }

  @DataProvider
  public Object[][] logins() {
    return new Object[][] {
      {"http://grid.test:4444/", Map.of(), Optional.empty()},
      {"http://grid.test:4444/", Map.of("SE_ROUTER_USERNAME", "eve"), Optional.empty()},
      {"http://grid.test:4444/", ENVIRONMENT, Optional.of("eve:from the environment")},
      {"http://ann:p%40ss%2Fword@grid.test:4444/", Map.of(), Optional.of("ann:p@ss/word")},
      {"http://ann:p%40ss%2Fword@grid.test:4444/", ENVIRONMENT, Optional.of("ann:p@ss/word")}
    };
  }

  @Test(dataProvider = "logins")
  public void passwordOfTheAddressComesFirstAndIsNotPrinted(
      String url, Map<String, String> environment, Optional<String> login) {
    var hub = address(url).in(environment);
    assertEquals(
        hub.authorization(),
        login.map(said -> "Basic " + Base64.getEncoder().encodeToString(said.getBytes(UTF_8))));
    assertEquals(hub.toString(), "http://grid.test:4444/");
    assertEquals(hub.url().toString(), "http://grid.test:4444/");
  }

  @DataProvider
  public Object[][] refused() {
    return new Object[][] {
      {"", " wants a user and a password; set SE_ROUTER_USERNAME and SE_ROUTER_PASSWORD"},
      {
        "ann:sesame@",
        " takes another user and password than those of --grid or of SE_ROUTER_USERNAME and SE_ROUTER_PASSWORD"
      }
    };
  }

  @Test(dataProvider = "refused")
  public void hubThatLetsNobodyInIsToldFromWhatIsNoGrid(String login, String line)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"grid\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    var place = "127.0.0.1:" + server.getAddress().getPort();
    try (var grid = Grid.remote(address("http://" + login + place))) {
      var failure = expectThrows(GridException.class, grid::status);
      assertEquals(failure.getMessage(), "the grid at http://" + place + line);
      var control = GridControl.of(address("http://" + login + place), "");
      assertEquals(
          expectThrows(GridException.class, () -> control.drain("n1")).getMessage(),
          failure.getMessage());
      assertTrue(!failure.getMessage().contains("sesame"));
    } finally {
      server.stop(0);
    }
  }
}
