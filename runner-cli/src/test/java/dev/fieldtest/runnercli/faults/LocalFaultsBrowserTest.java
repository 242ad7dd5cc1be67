package dev.fieldtest.runnercli.faults;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotNull;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.testng.annotations.Test;

/**
 * Faults on a machine that Fieldtest controls: no site is lost, none is reported twice, no outcome
 * changes, and nothing is left running.
 */
@Test(groups = "browser")
public class LocalFaultsBrowserTest {
  /** Far from the 30 s after which Selenium notices, and not from the 5 s that are promised. */
  private static final Duration NOTICED = Duration.ofSeconds(12);

  private static final int SITES = 6;

  public void browserThatIsKilledCostsNothingButTime() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES))) {
      var at = new AtomicReference<Instant>();
      server.once("/s3", () -> kill(at, Processes.browsers(run.temporary())));
      assertEquals(run.run().exitCode(), 0, run.out());
      run.results().assertUndisturbed(SITES);
      assertNoticed(run, at.get());
      run.assertNothingLeft();
    }
  }

  /**
   * Pages are driven past it; whether its browser ends with it or with the session is no matter.
   */
  public void driverThatIsKilledLeavesNothingBehind() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES))) {
      var at = new AtomicReference<Instant>();
      server.once("/s3", () -> kill(at, Processes.drivers(run.temporary())));
      assertEquals(run.run().exitCode(), 0, run.out());
      assertNotNull(at.get());
      run.results().assertUndisturbed(SITES);
      run.assertNothingLeft();
    }
  }

  public void runnerThatIsKilledLeavesNoBrowserAndCanBeResumed() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES))) {
      run.run("--sessions", "1", "--chunk-size", "2").awaitLogged("finished", 3);
      Processes.signal("KILL", run.pid());
      run.exitCode();
      run.assertNothingLeft();
      assertFalse(Files.exists(run.output()));
      var log = run.work().resolve("report.running/attempts/run.jsonl");
      Files.writeString(log, "{\"entry\":\"star", APPEND);
      assertEquals(run.run("--resume").exitCode(), 0, run.out());
      run.results().assertUndisturbed(SITES);
      assertEquals(allureResults(run), SITES);
      assertTrue(
          Files.readString(run.output().resolve("run.json")).contains("the last line is torn"));
      run.assertNothingLeft();
    }
  }

  private static long allureResults(Runner run) throws IOException {
    try (var files = Files.list(run.output().resolve("allure-results"))) {
      return files.filter(file -> file.toString().endsWith("-result.json")).count();
    }
  }

  public void firstCtrlCFinishesOpenSitesAndSecondEndsAtOnce() throws Exception {
    try (var server = LoginServer.start().hanging("/s2");
        var run = Runner.create(server.corpus(SITES))) {
      run.run("--sessions", "1", "--tabs", "1").awaitLogged("started", 2);
      Processes.signal("INT", -run.pid());
      assertFalse(run.endsWithin(Duration.ofMillis(1500)), "an open site is finished");
      assertFalse(Processes.browsers(run.temporary()).isEmpty(), "and its browser lives");
      Processes.signal("INT", -run.pid());
      assertEquals(run.exitCode(), 130);
      run.assertNothingLeft();
      assertFalse(Files.exists(run.output()));
      server.on("/s2", () -> {});
      assertEquals(run.run("--resume").exitCode(), 0, run.out());
      run.results().assertUndisturbed(SITES);
    }
  }

  @Test(groups = "long")
  public void oneCtrlCWritesReport() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES))) {
      server.once("/s1", () -> Processes.signal("INT", -run.pid()));
      assertEquals(run.run("--sessions", "1", "--tabs", "1").exitCode(), 130, run.out());
      assertEquals(run.results().outcomes().size(), SITES);
      assertEquals(run.results().outcomes().get("s1"), "REPLACED");
      assertEquals(run.results().outcomes().get("s6"), "NOT_RUN");
      run.assertNothingLeft();
    }
  }

  public void timeBudgetEndsRunSoonThoughSiteHangs() throws Exception {
    try (var server = LoginServer.start().hanging("/s3");
        var run = Runner.create(server.corpus(SITES))) {
      var began = System.nanoTime();
      run.run("--sessions", "1", "--tabs", "1", "--global-timeout", "30s", "--timeout", "120s");
      assertEquals(run.exitCode(), 7, run.out());
      var took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.compareTo(Duration.ofSeconds(100)) < 0, "it took " + took);
      assertEquals(run.results().outcomes().get("s1"), "REPLACED");
      assertEquals(run.results().outcomes().get("s3"), "NOT_RUN");
      assertEquals(run.results().outcomes().get("s6"), "NOT_RUN");
      run.assertNothingLeft();
    }
  }

  @Test(groups = "long")
  public void pageThatKillsItsBrowserIsTheSitesFault() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(3))) {
      server.on("/s2", () -> kill(new AtomicReference<>(), Processes.browsers(run.temporary())));
      assertEquals(run.run("--sessions", "1", "--retries", "0", "--profile", "full").exitCode(), 0);
      assertEquals(run.results().outcomes().get("s1"), "REPLACED");
      assertEquals(run.results().outcomes().get("s2"), "TIMED_OUT");
      assertEquals(run.results().outcomes().get("s3"), "REPLACED");
      assertEquals(
          run.results().voids().stream()
              .filter(each -> each.path("site").asText().equals("s2"))
              .count(),
          2);
    }
  }

  @Test(groups = "long")
  public void pageThatTheExtensionMakesKillItsBrowserIsBroken() throws Exception {
    // The request keeps the page busy until its browser dies, so that nothing is judged before.
    var tellsOfExtension =
        """
        <script>
        new MutationObserver(() => {
          if (!document.documentElement.hasAttribute("data-onetap-ready")) return;
          const request = new XMLHttpRequest();
          request.open("GET", "/kill", false);
          request.send();
        }).observe(document.documentElement, {attributes: true});
        </script>""";
    try (var server = LoginServer.start().with("/s2", tellsOfExtension);
        var run = Runner.create(server.corpus(2))) {
      server.on("/kill", () -> killAll(Processes.browsers(run.temporary())));
      assertEquals(run.run("--sessions", "1", "--profile", "full").exitCode(), 1, run.out());
      assertEquals(run.results().outcomes(), Map.of("s1", "REPLACED", "s2", "PAGE_BROKEN"));
    }
  }

  @Test(groups = "long")
  public void extensionThatIsRemovedInMidSessionIsNotBlamed() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES))) {
      var extension = selfRemoving(run.work().resolve("extension"));
      var leave = "<script>document.documentElement.dataset.leave = ''</script>";
      server.with("/s2", leave);
      server.once("/s3", () -> server.with("/s2", ""));
      run.run("--sessions", "1", "--tabs", "1", "--extension", extension.toString());
      assertEquals(run.exitCode(), 0, run.out());
      run.results().assertUndisturbed(SITES);
      var causes =
          run.results().voids().stream().map(each -> each.path("result").path("cause").asText());
      assertEquals(causes.distinct().toList(), List.of("EXTENSION_LOST"));
    }
  }

  /** The reference extension, but a page with a certain mark has it remove itself. */
  private static Path selfRemoving(Path folder) throws IOException {
    Files.createDirectory(folder);
    try (var files = Files.list(Path.of("..", "extension-under-test", "reference-extension"))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        folder.resolve("service-worker.js"),
        "\nchrome.runtime.onMessage.addListener(message => {"
            + " if (message === 'leave') chrome.management.uninstallSelf(); });\n",
        APPEND);
    Files.writeString(
        folder.resolve("main.js"),
        "\nif ('leave' in document.documentElement.dataset) chrome.runtime.sendMessage('leave');\n",
        APPEND);
    return folder;
  }

  private static void killAll(List<ProcessHandle> processes) {
    processes.forEach(process -> Processes.signal("KILL", process.pid()));
  }

  private static void kill(AtomicReference<Instant> at, List<ProcessHandle> processes) {
    at.set(Instant.now());
    assertFalse(processes.isEmpty());
    killAll(processes);
  }

  private static void assertNoticed(Runner run, Instant fault) throws Exception {
    var after = run.results().recovery(fault).noticed();
    assertTrue(!after.isZero() && after.compareTo(NOTICED) < 0, "noticed after " + after);
  }
}
