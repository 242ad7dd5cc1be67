package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.lab.Await;
import dev.fieldtest.bench.engine.lab.Lab;
import dev.fieldtest.bench.engine.lab.Role;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.LocalBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.openqa.selenium.net.PortProber;

/** Selenium Grid in a process of its own, whose drivers and browsers are counted apart. */
final class GridProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final URI url;

  private GridProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts a standalone grid, and waits until its browsers can be used. */
  static GridProcess start(Lab lab, int slots) throws IOException, InterruptedException {
    var port = PortProber.findFreePort();
    var file = lab.scratch().resolve("grid.toml");
    Files.writeString(file, configuration(lab, port, slots));
    var command =
        Lab.java("org.openqa.selenium.grid.Main", "standalone", "--config", file.toString());
    var process = lab.start(Role.GRID, command);
    var grid = new GridProcess(process, URI.create("http://127.0.0.1:" + port));
    grid.awaitSlots();
    return grid;
  }

  private static String configuration(Lab lab, int port, int slots) throws IOException {
    var browser = LocalBrowser.find(System.getenv());
    var chrome = lab.entrance(Role.BROWSER, browser.chrome());
    return """
        [server]
        host = "127.0.0.1"
        port = %d
        [logging]
        tracing = false
        [node]
        detect-drivers = false
        override-max-sessions = true
        max-sessions = %d
        [[node.driver-configuration]]
        display-name = "chrome"
        stereotype = '{"browserName": "chrome", "goog:chromeOptions": {"binary": "%s"}}'
        webdriver-executable = '%s'
        max-sessions = %d
        """
        .formatted(port, slots, chrome, lab.entrance(Role.DRIVER, browser.driver()), slots);
  }

  private void awaitSlots() throws IOException, InterruptedException {
    try (var grid = Grid.remote(url)) {
      if (Await.found(process, START, () -> slots(grid)).isEmpty()) {
        throw new IOException("the grid does not start");
      }
    }
  }

  private static Optional<Integer> slots(Grid grid) {
    try {
      return Optional.of(grid.status().chromeSlots()).filter(slots -> slots > 0);
    } catch (GridException e) {
      return Optional.empty(); // Not yet.
    }
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
