package dev.fieldtest.bench.engine.client;

import dev.fieldtest.bench.engine.client.Assignment.Target;
import dev.fieldtest.bench.engine.client.Visitors.Visitor;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;

/**
 * Classic WebDriver through a Selenium Grid as test-suites use it: {@code get} waits for the load
 * event, then a script is asked again and again, at the pace of Selenium's {@code WebDriverWait}.
 * The observer runs in the page's own world, for there is no other.
 */
public final class ClassicClient {
  private static final String CDP = "cdp";

  /** The pace of Selenium's {@code WebDriverWait}, for that is what is measured here. */
  private static final long POLL_MS = 500;

  private static final long TIMEOUT_MS = 30_000;

  private ClassicClient() {}

  /**
   * Visits the sites of an assignment.
   *
   * @param arguments the name of its file
   */
  public static void main(String[] arguments) throws Exception {
    var assignment = Assignment.read(Path.of(arguments[0]));
    Visitors.visitAll(
        assignment,
        () -> assignment.sessionPerSite() ? new Fresh(assignment) : new Session(assignment));
  }

  /** A browser for each site. */
  private record Fresh(Assignment assignment) implements Visitor {
    @Override
    public String visit(Target target) throws Exception {
      try (var session = new Session(assignment)) {
        return session.visit(target);
      }
    }

    @Override
    public void close() {}
  }

  /** A browser for one site after the other. */
  private static final class Session implements Visitor {
    private final Assignment assignment;
    private final RemoteWebDriver driver;

    Session(Assignment assignment) {
      this.assignment = assignment;
      var config = ClientConfig.defaultConfig().baseUri(URI.create(assignment.grid()));
      var commands =
          Map.of(CDP, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST));
      driver =
          new RemoteWebDriver(
              new HttpCommandExecutor(commands, config, HttpClient.Factory.createDefault()),
              options(assignment));
      for (var script : List.of(assignment.hooks(), assignment.observer())) {
        cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
      }
    }

    private static ChromeOptions options(Assignment assignment) {
      return new ChromeOptions()
          .addArguments(assignment.flags())
          .addExtensions(new File(assignment.packedExtension()));
    }

    private void cdp(String command, Map<String, Object> parameters) {
      try {
        var arguments = Map.of("cmd", command, "params", parameters);
        var unused =
            driver.getCommandExecutor().execute(new Command(driver.getSessionId(), CDP, arguments));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public String visit(Target target) throws Exception {
      driver.get(target.url());
      var start = "return (" + assignment.start() + ")(arguments[0], 'nextFacts', '')";
      driver.executeScript(
          start + ".then((facts) => { window.observed = facts; }), null", target.spec());
      var end = System.nanoTime() + TIMEOUT_MS * 1_000_000;
      while (System.nanoTime() < end) {
        if (driver.executeScript("return window.observed || null") instanceof String facts) {
          return facts;
        }
        Thread.sleep(POLL_MS);
      }
      throw new TimeoutException("no facts within " + TIMEOUT_MS + " ms");
    }

    @Override
    public void close() {
      driver.quit();
    }
  }
}
