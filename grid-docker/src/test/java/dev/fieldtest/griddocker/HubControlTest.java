package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import com.sun.net.httpserver.HttpServer;
import dev.fieldtest.extensionundertest.AbortCause;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a hub says to a request for a node to drain. */
public class HubControlTest {
  @DataProvider
  public Object[][] refusals() {
    return new Object[][] {
      {401, AbortCause.NO_SESSION}, {404, AbortCause.GRID_LOST}, {500, AbortCause.GRID_LOST}
    };
  }

  @Test(dataProvider = "refusals")
  public void nodeThatIsNotToldToDrainIsNotTakenForOneThatIs(int status, AbortCause cause)
      throws IOException {
    var failure = expectThrows(GridException.class, () -> drain(status));
    assertEquals(failure.abortCause(), cause);
  }

  @Test
  public void nodeThatIsToldToDrainIsNoError() throws IOException {
    drain(200);
  }

  private static void drain(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/se/grid/distributor/node/a/drain",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      GridControl.of(url, "").drain("a");
    } finally {
      server.stop(0);
    }
  }
}
