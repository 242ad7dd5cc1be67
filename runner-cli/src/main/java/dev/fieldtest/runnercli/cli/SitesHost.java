package dev.fieldtest.runnercli.cli;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where the bundled sites are served.
 *
 * @param name by which browsers reach it, a host name or an address
 * @param bind what is listened on
 */
record SitesHost(String name, InetAddress bind) {
  /** For browsers on this machine. */
  static final SitesHost LOOPBACK = on(InetAddress.getLoopbackAddress());

  /**
   * A place that was asked for. Only its own address is listened on if it is this machine's; what a
   * container or a router calls this machine may be none of its addresses, so then all are.
   */
  static SitesHost of(String name) {
    try {
      var address = InetAddress.getByName(name);
      if (NetworkInterface.getByInetAddress(address) != null) {
        return new SitesHost(name, address);
      }
    } catch (IOException e) {
      // A name that only the nodes know.
    }
    return new SitesHost(name, new InetSocketAddress(0).getAddress());
  }

  /** This machine's address in connections to a grid, or to its node. Nothing is sent. */
  static SitesHost towards(URI grid) {
    try (var socket = new DatagramSocket()) {
      var other = InetAddress.getByName(grid.getHost());
      socket.connect(other, Math.max(1, grid.getPort()));
      var own = socket.getLocalAddress();
      return own.equals(other) ? LOOPBACK : on(own);
    } catch (UnknownHostException e) {
      return LOOPBACK; // The grid is about to be asked, and says it better.
    } catch (IOException e) {
      throw new UsageException(
          "there is no way to " + grid.getHost() + "; check --grid, or name --sites-host");
    }
  }

  /** One of this machine's addresses. */
  static SitesHost on(InetAddress address) {
    return new SitesHost(address.getHostAddress().replaceFirst("%.*", ""), address);
  }

  InetSocketAddress anyPort() {
    return new InetSocketAddress(bind, 0);
  }
}
