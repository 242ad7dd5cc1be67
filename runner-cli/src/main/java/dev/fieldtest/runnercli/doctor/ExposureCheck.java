package dev.fieldtest.runnercli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether a grid takes orders from whoever is on the network. */
public final class ExposureCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private ExposureCheck() {}

  /**
   * Asks the grid for its queue, without a password; one that is called by its loopback address is
   * asked at this machine's other addresses.
   */
  public static Check of(URI grid) {
    return Check.quick("exposure", () -> List.of(look(grid)));
  }

  private static Finding look(URI grid) throws IOException, InterruptedException {
    var called = InetAddress.getByName(grid.getHost());
    for (var address : called.isLoopbackAddress() ? others() : List.of(called)) {
      if (answers(grid, address)) {
        return Finding.doubtful(
            "exposure",
            "the grid is open to the network at "
                + address.getHostAddress()
                + ", without a password",
            "have it listen on loopback, put a firewall before it, or set SE_ROUTER_USERNAME and"
                + " SE_ROUTER_PASSWORD");
      }
    }
    return Finding.good("exposure", "the grid is not open to whoever is on the network");
  }

  private static List<InetAddress> others() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }

  private static boolean answers(URI grid, InetAddress address) throws InterruptedException {
    var host = address.getHostAddress().replaceFirst("%.*", "");
    var authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port(grid);
    var url = grid.getScheme() + "://" + authority + "/se/grid/newsessionqueue/queue";
    try {
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int port(URI grid) {
    return grid.getPort() > 0 ? grid.getPort() : "https".equals(grid.getScheme()) ? 443 : 80;
  }
}
