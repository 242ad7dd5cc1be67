package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.HubAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What the compose file has to know of a grid, beside its images.
 *
 * @param environment what the user has set
 * @param port of the hub
 */
record GridVariables(Map<String, String> environment, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";
  private static final String CPUS = "GRID_NODE_CPUS";

  /** Where the hub is to be reached from this machine. */
  URI url() {
    var bind = environment.getOrDefault("GRID_BIND", "");
    return address((bind.isEmpty() ? LOOPBACK : bind) + ":" + port);
  }

  /** The same, and what that hub was told to ask for. */
  HubAddress hub() {
    return HubAddress.of(url()).in(environment);
  }

  /** The address of a hub that listens there. */
  static URI address(String hostAndPort) {
    return URI.create("http://" + hostAndPort.replace(EVERYWHERE, LOOPBACK));
  }

  /** A browser that has more than one core to itself is quicker, where there are more. */
  Map<String, String> all() {
    var all = new HashMap<String, String>();
    all.put("GRID_PORT", String.valueOf(port));
    all.put("GRID_URL", url().toString());
    if (environment.getOrDefault(CPUS, "").isEmpty()) {
      all.put(CPUS, String.valueOf(Math.min(2, Runtime.getRuntime().availableProcessors())));
    }
    return all;
  }
}
