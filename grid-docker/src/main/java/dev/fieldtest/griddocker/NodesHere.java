package dev.fieldtest.griddocker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.function.BooleanSupplier;

/** Whether any node of a grid is a process of this machine, not of another or of a container. */
record NodesHere(GridClient client) implements BooleanSupplier {
  @Override
  public boolean getAsBoolean() {
    try {
      return client.status().nodes().stream().anyMatch(NodesHere::isHere);
    } catch (GridException e) {
      return false; // Whoever asks it for a session will be told.
    }
  }

  private static boolean isHere(GridStatus.Node node) {
    try {
      var address = InetAddress.getByName(URI.create(node.uri()).getHost());
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
