package dev.fieldtest.griddocker.fleet.bed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a bed's machines are.
 *
 * @param folder of all that they write
 * @param network the first three parts of their addresses
 * @param grace how long nodes wait for a hub that is gone
 */
record Site(Path folder, String network, Duration grace) {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final AtomicInteger BEDS = new AtomicInteger();
  private static final int OCTET = 250;

  /** One that no other bed has, in this process or another. */
  static Site in(Path folder, Duration grace) {
    var process = (int) (ProcessHandle.current().pid() % OCTET) + 2;
    return new Site(folder, "127." + process + "." + BEDS.incrementAndGet() % OCTET, grace);
  }

  /** The name of a folder that no other has. */
  static String name() {
    return ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
  }

  /** Where a machine writes. */
  Path folder(Machine machine) {
    return folder.resolve(machine.address().substring(network.length() + 1));
  }

  String address(int ordinal) {
    return network + "." + (ordinal % OCTET + 1);
  }
}
