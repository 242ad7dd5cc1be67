package dev.fieldtest.runnercli.doctor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.fieldtest.runnercli.doctor.Finding.Mark;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.testng.annotations.Test;

/** A grid is called by its loopback address throughout, as a user would. */
public class ExposureCheckTest {
  @Test
  public void gridThatListensEverywhereWithoutPasswordIsDoubtful() throws Exception {
    var found = look(new InetSocketAddress(0), 200);
    assertEquals(found.mark(), Mark.DOUBTFUL);
    assertTrue(found.found().contains("without a password"), found.found());
  }

  @Test
  public void gridThatAsksForPasswordIsGood() throws Exception {
    assertEquals(look(new InetSocketAddress(0), 401).mark(), Mark.GOOD);
  }

  @Test
  public void gridOnLoopbackIsGood() throws Exception {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    assertEquals(look(loopback, 200).mark(), Mark.GOOD);
  }

  private static Finding look(InetSocketAddress address, int status) throws Exception {
    var grid = HttpServer.create(address, 0);
    grid.createContext(
        "/se/grid/newsessionqueue/queue",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    grid.start();
    try {
      var url = URI.create("http://127.0.0.1:" + grid.getAddress().getPort());
      return ExposureCheck.of(url).look().look().get(0);
    } finally {
      grid.stop(0);
    }
  }
}
