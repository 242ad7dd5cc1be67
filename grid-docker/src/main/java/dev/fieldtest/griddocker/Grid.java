package dev.fieldtest.griddocker;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.openqa.selenium.BuildInfo;

/** Where browsers come from. Thread-safe. */
public interface Grid extends AutoCloseable {
  /** What the containers of {@link #containers} call this machine. */
  String DOCKER_HOST = "host.docker.internal";

  /**
   * A Selenium Grid inside this process, on a free loopback port.
   *
   * @param browser the Chrome or Chromium to run, and its driver
   * @param slots how many browsers it has to run at once, at least
   * @throws GridException if it does not start
   */
  static Grid embedded(LocalBrowser browser, int slots) {
    return EmbeddedGrid.start(browser, slots);
  }

  /** As {@link #remote(HubAddress)}, with the password that is in the address, if any. */
  static Grid remote(URI url) {
    return remote(HubAddress.of(url));
  }

  /** A Selenium Grid that runs elsewhere. Nothing is asked of it yet. */
  static Grid remote(HubAddress hub) {
    return new RemoteGrid(hub, Optional.empty());
  }

  /**
   * Containers of this machine's Docker, one for each session.
   *
   * @param image that does what Selenium's own {@code standalone-chromium} does
   * @param browsers how many it is to run at once
   * @throws GridException if there is no Docker, or no such image here or in its registry
   */
  static Grid containers(String image, int browsers) {
    return ContainerGrid.start(image, browsers);
  }

  /** The release of Selenium that this is made with. */
  static String seleniumVersion() {
    return new BuildInfo().getReleaseLabel();
  }

  /** The address that sessions are asked from. */
  URI url();

  /**
   * Asks the grid for its nodes.
   *
   * @throws GridException if it does not answer, or not as a Selenium Grid
   */
  GridStatus status();

  /**
   * The address by which its browsers reach this machine.
   *
   * @throws GridException if they can not
   */
  default InetAddress thisMachine() {
    return InetAddress.getLoopbackAddress();
  }

  /**
   * Opens a browser and proves that the extension is loaded. Waits in the grid's queue while there
   * is no free slot.
   *
   * @throws GridException with {@code NO_SESSION} if the grid gives none, {@code EXTENSION_LOST} if
   *     the extension can not be proved
   */
  BrowserSession open(SessionRequest request);

  /** Stops what it started. Does not throw. */
  @Override
  void close();
}
