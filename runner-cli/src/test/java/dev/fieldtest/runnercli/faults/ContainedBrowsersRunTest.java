package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.docker.Docker;
import dev.fieldtest.griddocker.docker.GridImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A run whose browsers have containers of their own: however it ends, nothing of it stays. */
@Test(groups = "docker", singleThreaded = true)
public class ContainedBrowsersRunTest {
  private static final int SITES = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private String image;

  /** That were there before; another run may use the engine as well. */
  private List<String> others = List.of();

  @BeforeClass(groups = "docker")
  public void build() {
    var state = Path.of("target", "state").toAbsolutePath().toString();
    var docker = new Docker(Map.of("XDG_STATE_HOME", state));
    image = new GridImages(docker, line -> {}).build("standalone-chromium");
  }

  public void runComesToItsEnd() throws Exception {
    try (var run = begin(8, "--sessions", "2", "--tabs", "2")) {
      assertTrue(run.endsWithin(PATIENCE), "it hangs");
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      assertEquals(run.results().outcomes().size(), 8);
      assertEquals(run.results().nodes(), 2);
      assertNothingLeft(run);
    }
  }

  public void firstInterruptFinishesOpenSitesAndReports() throws Exception {
    try (var run = begin(SITES, "--sessions", "1", "--tabs", "2")) {
      run.awaitLogged("finished", 2);
      Processes.signal("INT", run.pid());
      assertEquals(run.exitCode(), 130, run.out() + run.err());
      var outcomes = run.results().outcomes();
      assertEquals(outcomes.size(), SITES);
      assertTrue(outcomes.containsValue("NOT_RUN"), outcomes.toString());
      var log = Files.readString(run.output().resolve("attempts/run.jsonl"));
      assertEquals(log.split("\"entry\":\"started\"", -1).length - 1, run.results().attempts());
      assertNothingLeft(run);
    }
  }

  public void secondInterruptEndsAtOnce() throws Exception {
    try (var run = begin(SITES, "--sessions", "1", "--tabs", "2")) {
      run.awaitLogged("started", 1);
      Processes.signal("INT", run.pid());
      Runner.await("the first is heard", () -> run.out().contains("Interrupted"));
      Processes.signal("INT", run.pid());
      assertEquals(run.exitCode(), 130, run.out() + run.err());
      assertNothingLeft(run);
    }
  }

  private Runner begin(int sites, String... more) throws IOException {
    others = containers();
    var run = Runner.create("");
    var words = new ArrayList<>(List.of("run", "--corpus", "bundled:" + sites));
    words.addAll(List.of("--grid", "testcontainers", "--browser-image", image));
    words.addAll(List.of("--output", run.output().toString(), "--reporter", "json"));
    words.addAll(List.of(more));
    return run.begin(words.toArray(String[]::new));
  }

  private void assertNothingLeft(Runner run) {
    Runner.await("no container", () -> others.containsAll(containers()));
    run.assertNothingLeft();
  }

  private List<String> containers() throws IOException {
    var list = new ProcessBuilder("docker", "ps", "-aq", "--filter", "ancestor=" + image).start();
    return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
