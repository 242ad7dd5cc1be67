package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.openqa.selenium.grid.commands.Standalone;
import org.openqa.selenium.grid.config.CompoundConfig;
import org.openqa.selenium.grid.config.Config;
import org.openqa.selenium.grid.config.TomlConfig;
import org.openqa.selenium.grid.server.Server;
import org.openqa.selenium.net.PortProber;

/**
 * Selenium Grid's standalone role inside this process, so that a local run takes the remote one's
 * road.
 */
final class EmbeddedGrid extends ForwardingGrid {
  /** A slot whose driver died stays taken until the node's session timeout; others stand in. */
  private static final int SPARE_SLOTS = 32;

  private final DriverHome drivers;
  private final Server<?> server;

  private EmbeddedGrid(DriverHome drivers, Server<?> server, RemoteGrid grid) {
    super(grid);
    this.drivers = drivers;
    this.server = server;
  }

  static EmbeddedGrid start(LocalBrowser browser, int slots) {
    var drivers = DriverHome.of(browser.driver());
    try {
      var server =
          new EmbeddedStandalone().server(configuration(drivers.executable(), slots)).start();
      var url = URI.create("http://127.0.0.1:" + server.getUrl().getPort());
      return new EmbeddedGrid(
          drivers, server, new RemoteGrid(HubAddress.of(url), Optional.of(browser.chrome())));
    } catch (RuntimeException e) {
      drivers.close();
      throw new GridException(
          AbortCause.NO_SESSION, "the embedded grid does not start: " + Failures.line(e), e);
    }
  }

  private static Config configuration(Path driver, int slots) {
    var toml =
        """
        [server]
        host = "127.0.0.1"
        port = %d
        [logging]
        tracing = false
        [node]
        detect-drivers = false
        override-max-sessions = true
        max-sessions = %d
        session-timeout = 300
        heartbeat-period = 10
        [[node.driver-configuration]]
        display-name = "chrome"
        stereotype = '{"browserName": "chrome", "platformName": "linux"}'
        webdriver-executable = '%s'
        max-sessions = %d
        """
            .formatted(PortProber.findFreePort(), slots + SPARE_SLOTS, driver, slots + SPARE_SLOTS);
    return new TomlConfig(new StringReader(toml));
  }

  /**
   * Does not wait for the server: its distributor takes seconds to notice that it is to end, and
   * all threads of it are daemons.
   */
  @Override
  public void close() {
    super.close();
    var stop = new Thread(server::stop, "grid-stop");
    stop.setDaemon(true);
    stop.start();
    drivers.close();
  }

  /**
   * Lends the role's own defaults to the configuration; the command line would parse them from
   * arguments.
   */
  private static final class EmbeddedStandalone extends Standalone {
    Server<?> server(Config own) {
      return asServer(new CompoundConfig(own, getDefaultConfig()));
    }
  }
}
