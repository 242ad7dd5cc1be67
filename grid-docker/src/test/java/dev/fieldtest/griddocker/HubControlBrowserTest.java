package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.GridLoad.Running;
import dev.fieldtest.griddocker.GridLoad.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openqa.selenium.net.PortProber;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** What a grid of one slot, in a process of its own, tells of its queue and its node. */
@Test(groups = "browser", singleThreaded = true)
public class HubControlBrowserTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "not told";

  private final int port = PortProber.findFreePort();
  private final URI url = URI.create("http://127.0.0.1:" + port);
  private final GridControl grid = GridControl.of(url, SECRET);
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  @BeforeClass
  public void start() throws IOException {
    var folder = Files.createDirectories(Path.of("target", "hub-control"));
    var browser = LocalBrowser.find(System.getenv());
    var configuration =
        """
        [server]
        host = "127.0.0.1"
        port = %d
        registration-secret = "%s"
        [logging]
        tracing = false
        [node]
        detect-drivers = false
        max-sessions = 1
        [[node.driver-configuration]]
        display-name = "chrome"
        stereotype = '{"browserName": "chrome", "platformName": "linux"}'
        webdriver-executable = '%s'
        max-sessions = 1
        """
            .formatted(port, SECRET, browser.driver());
    var file = Files.writeString(folder.resolve("grid.toml"), configuration);
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var main = "org.openqa.selenium.grid.Main";
    var builder =
        new ProcessBuilder(java, "-cp", classes, main, "standalone", "--config", file.toString());
    builder.environment().put("TMPDIR", folder.toAbsolutePath().toString());
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("grid.log").toFile())
            .start();
  }

  @AfterClass(alwaysRun = true)
  public void stop() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
  }

  @Test
  public void loadIsWhatIsAskedForAndDrainedNodesKeepTheirSession() throws Exception {
    var idle = await(load -> load.nodes().size() == 1);
    assertEquals(idle.waiting(), List.of());
    assertEquals(idle.nodes().get(0).host(), "127.0.0.1");
    assertEquals(idle.nodes().get(0).slots(), 1);
    var before = Instant.now();
    var first = ask(42.5);
    // Until its browser is there, a session is shown with the slot's own capabilities.
    var running = await(load -> sessions(load).stream().anyMatch(it -> it.predicted().isPresent()));
    var session = sessions(running).get(0);
    assertEquals(session.predicted(), Optional.of(Duration.ofMillis(42_500)));
    assertTrue(!session.start().isBefore(before.minusSeconds(1)), session.toString());
    var second = ask(7);
    var queued = await(load -> load.waiting().size() == 1);
    assertEquals(
        queued.waiting().stream().map(Waiting::predicted).toList(),
        List.of(Optional.of(Duration.ofSeconds(7))));
    var node = queued.nodes().get(0).id();
    assertRefused(node);
    grid.drain(node);
    var draining = await(load -> load.nodes().get(0).is(Availability.DRAINING));
    assertEquals(sessions(draining).stream().map(Running::id).toList(), List.of(session.id()));
    assertEquals(first.get(60, TimeUnit.SECONDS).statusCode(), 200);
    end(session.id());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS) || isGone(), "the node has left");
    second.cancel(true);
  }

  private boolean isGone() {
    return grid.load().nodes().isEmpty();
  }

  private void assertRefused(String node) {
    try {
      GridControl.of(url, "wrong").drain(node);
      throw new AssertionError("drained with a wrong secret");
    } catch (GridException e) {
      assertTrue(e.getMessage().contains("SE_REGISTRATION_SECRET"), e.getMessage());
    }
  }

  private static List<Running> sessions(GridLoad load) {
    return load.nodes().stream().flatMap(node -> node.sessions().stream()).toList();
  }

  private GridLoad await(Predicate<GridLoad> expected) throws InterruptedException {
    var until = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        var load = grid.load();
        if (expected.test(load) || Instant.now().isAfter(until)) {
          assertTrue(expected.test(load), load.toString());
          return load;
        }
      } catch (GridException e) {
        assertTrue(Instant.now().isBefore(until), e.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private CompletableFuture<HttpResponse<String>> ask(double seconds) {
    var options =
        "{\"binary\": \"%s\", \"args\": [\"--headless=new\", \"--no-sandbox\"]}"
            .formatted(LocalBrowser.find(System.getenv()).chrome());
    var body =
        "{\"capabilities\": {\"alwaysMatch\": {\"browserName\": \"chrome\", \"se:fieldtestSeconds\": "
            + seconds
            + ", \"goog:chromeOptions\": "
            + options
            + "}}}";
    return http.sendAsync(
        request("/session").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private void end(String session) throws IOException, InterruptedException {
    var ended = http.send(request("/session/" + session).DELETE().build(), BodyHandlers.ofString());
    assertEquals(ended.statusCode(), 200);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/json; charset=utf-8");
  }
}
