package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.Test;

/** Grids in Docker, from the command line. */
public class DockerGridTest {
  private static final String STATE = Path.of("target", "state").toAbsolutePath().toString();
  private static final String PROJECT = "fieldtest-cli-" + ProcessHandle.current().pid();

  private static Invocation call(String... arguments) {
    return Invocation.of(arguments)
        .environment("XDG_STATE_HOME", STATE)
        .environment("COMPOSE_PROJECT_NAME", PROJECT)
        .path();
  }

  /** Also without an engine: this one says that there is none. */
  @Test(groups = "docker")
  public void engineThatDoesNotAnswerIsToldByEachCommand() {
    for (var command :
        List.of("grid up", "grid down", "grid status", "grid build", "run --grid docker")) {
      var call = call(command.split(" ")).environment("DOCKER_HOST", "unix:///no/such.sock");
      var result = call.call();
      assertEquals(result.exitCode(), 4, command + result.err());
      Refusal.assertOneLine(result, "no Docker engine answers at unix:///no/such.sock");
    }
  }

  @Test(groups = "docker")
  public void doctorTellsWhatDockerLacks() {
    var result =
        call("doctor", "--grid", "docker")
            .environment("DOCKER_HOST", "unix:///no/such.sock")
            .environment("GRID_SHM_SIZE", "64m")
            .call();
    assertEquals(result.exitCode(), 4, result.out());
    assertTrue(result.out().contains("✗ Docker     no Docker engine answers"), result.out());
    assertTrue(result.out().contains("✗ /dev/shm   GRID_SHM_SIZE=64m is too little"), result.out());
  }

  @Test(groups = "docker")
  public void badNumbersAreRefused() {
    Refusal.assertRefused(call("grid", "up", "--nodes", "0").call(), 2, "--nodes is 1 or more");
    Refusal.assertRefused(call("grid", "up", "--port", "0").call(), 2, "--port is 1 to 65535");
    Refusal.assertRefused(call("grid", "status", "--grid", "here").call(), 2, "--grid is");
  }

  /**
   * The acceptance of the grid in Docker: a hub and three nodes find what one browser here finds.
   */
  @Test(groups = {"docker", "browser"})
  public void bundledSitesEndAsOnTheEmbeddedGrid() throws IOException {
    var docker = run("docker", "--sessions", "2");
    assertEquals(outcomes(docker), outcomes(run("embedded", "--sessions", "1")));
    var nodes =
        new ObjectMapper().readTree(docker.resolve("run.json").toFile()).findValuesAsText("node");
    assertTrue(nodes.stream().distinct().count() > 1, nodes.toString());
    assertTrue(nodes.stream().noneMatch(node -> node.contains("127.0.0.1")), nodes.toString());
    assertEquals(
        docker(
            "ps",
            "-q",
            "--filter",
            "label=com.docker.compose.project.working_dir=" + STATE + "/fieldtest/grid"),
        "");
  }

  private static Path run(String grid, String... more) {
    var call = Invocation.run("--grid", grid, "--reporter", "json").with(more).path();
    var result = call.environment("XDG_STATE_HOME", STATE).call();
    assertTrue(result.exitCode() == 0 || result.exitCode() == 1, result.err());
    return call.folder().resolve("report");
  }

  private static Map<String, String> outcomes(Path report) throws IOException {
    var outcomes = new TreeMap<String, String>();
    for (var line : Files.readAllLines(report.resolve("results.jsonl"))) {
      var json = new ObjectMapper().readTree(line);
      if (json.has("site")) {
        outcomes.put(json.path("site").asText(), json.path("outcome").asText());
      }
    }
    assertTrue(outcomes.size() > 40, outcomes.toString());
    return outcomes;
  }

  @Test(groups = "docker")
  public void gridIsStartedShownUsedAndEnded() throws Exception {
    var port = String.valueOf(freePort());
    try {
      var up = call("grid", "up", "--nodes", "3", "--port", port).call();
      assertEquals(up.exitCode(), 0, up.err());
      assertEquals(up.out().strip(), "http://127.0.0.1:" + port);
      var running = containers();
      assertEquals(running.size(), 5, "a hub, its nodes and their proxy");
      assertEquals(call("grid", "up", "--nodes", "3", "--port", port).call().exitCode(), 0);
      assertEquals(containers(), running, "it was as asked for already");
      assertStatus(up.out().strip());
      var doctor = call("doctor", "--grid", up.out().strip()).call();
      assertEquals(doctor.exitCode(), 0, doctor.out());
      var within = doctorInContainer();
      assertTrue(within.contains("✓ extension"), within);
      stopNodes();
    } finally {
      var down = call("grid", "down").call();
      assertEquals(down.out(), "The grid has ended.\n", down.err());
    }
    assertEquals(containers(), List.of());
    assertEquals(call("grid", "down").call().out(), "No grid runs here.\n");
    Refusal.assertOneLine(call("grid", "status").call(), "no grid runs here; start one");
  }

  private static void assertStatus(String url) throws IOException {
    var table = call("grid", "status").call();
    assertEquals(table.exitCode(), 0, table.err());
    var lines = table.out().lines().toList();
    assertTrue(lines.get(0).matches("NODE +STATUS +SLOTS +SESSIONS +BROWSER +GRID"), lines.get(0));
    for (var line : lines.subList(1, 4)) {
      assertTrue(line.matches("[0-9.]+:5555 +UP +1 +0 +chrome \\d+\\.\\d+ +4\\.\\d+\\.\\d+"), line);
    }
    assertEquals(lines.get(5), url + ": 3 of 3 nodes up, 3 slots, 0 sessions, 0 waiting");
    var json =
        new ObjectMapper().readTree(call("grid", "status", "--grid", url, "--json").call().out());
    assertEquals(json.path("slots").asInt(), 3, json.toString());
    assertEquals(json.path("nodes").findValuesAsText("status"), List.of("UP", "UP", "UP"));
  }

  /** A grid without nodes is told by whoever needs one. */
  private static void stopNodes() throws Exception {
    var nodes = containers("label=com.docker.compose.service=chrome");
    var stop = new ArrayList<>(List.of("stop"));
    stop.addAll(nodes);
    docker(stop.toArray(String[]::new));
    var status = call("grid", "status").call();
    assertEquals(status.exitCode(), 4);
    Refusal.assertOneLine(status, "has no node that is up; add one");
    var run =
        Invocation.run(
                "--grid",
                status.out().strip().split(": 0 of")[0].lines().reduce((a, b) -> b).orElseThrow())
            .call();
    Refusal.assertRefused(run, 4, "has no node with Chrome that is up; add one");
  }

  /**
   * The program as it is tested here, in the network of the nodes: DevTools work from there, too.
   */
  private static String doctorInContainer() throws Exception {
    var image =
        docker(
            "inspect",
            "-f",
            "{{.Config.Image}}",
            containers("label=com.docker.compose.service=chrome").get(0));
    assertNotEquals(image, "");
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var repository = Path.of("..").toRealPath().toString();
    var libraries = Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
    return docker(
        "run",
        "--rm",
        "--user",
        "0",
        "--network",
        PROJECT + "_nodes",
        "-v",
        repository + ":" + repository + ":ro",
        "-v",
        libraries + ":" + libraries + ":ro",
        "-w",
        "/tmp",
        image,
        "java",
        "-cp",
        classes,
        "dev.fieldtest.runnercli.cli.FieldtestCommand",
        "doctor",
        "--grid",
        "http://selenium-hub:4444");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> containers(String... filter) {
    var project = "label=com.docker.compose.project=" + PROJECT;
    return (filter.length == 0
            ? docker("ps", "-q", "--filter", project)
            : docker("ps", "-q", "--filter", project, "--filter", filter[0]))
        .lines()
        .sorted()
        .toList();
  }

  private static String docker(String... arguments) {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(process.waitFor(), 0, command + ": " + output);
      return output.strip();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
