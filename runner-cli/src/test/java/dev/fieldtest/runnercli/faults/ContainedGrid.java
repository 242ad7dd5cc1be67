package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.docker.ComposeGrid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openqa.selenium.net.PortProber;

/** A hub and nodes in containers, as {@code grid up} starts them, and what can befall them. */
final class ContainedGrid implements AutoCloseable {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "XDG_STATE_HOME",
          Path.of("target", "state").toAbsolutePath().toString(),
          "SE_REGISTRATION_SECRET",
          "open sesame");
  private static final String PROJECT = "fieldtest-faults-" + ProcessHandle.current().pid();

  private final ComposeGrid compose = new ComposeGrid(PROJECT, ENVIRONMENT);
  private final int nodes;
  private final Grid grid;

  private ContainedGrid(int nodes) {
    this.nodes = nodes;
    this.grid = Grid.remote(compose.up(nodes, PortProber.findFreePort(), line -> {}));
  }

  /** Starts it, with so many nodes of one browser each. */
  static ContainedGrid start(int nodes) {
    return new ContainedGrid(nodes);
  }

  /** What a run is called by that is to know the grid's secret. */
  List<String> entrance() {
    return Stream.concat(
            Stream.of("env"),
            ENVIRONMENT.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()))
        .toList();
  }

  String url() {
    return grid.url().toString();
  }

  /** The container of a node that has a browser now, or of any where none has. */
  String busyNode() {
    var nodes = containers("chrome");
    var busy =
        grid.status().nodes().stream()
            .filter(node -> node.isUp() && node.sessions() > 0)
            .map(node -> URI.create(node.uri()).getHost())
            .toList();
    return nodes.stream()
        .filter(each -> busy.contains(address(each)))
        .findFirst()
        .orElse(nodes.get(0));
  }

  private static String address(String container) {
    return docker(
        "inspect",
        "--format",
        "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
        container);
  }

  void kill(String container) {
    docker("kill", container);
  }

  /** Has it drain, and returns when it has ended; for so many seconds it may take its time. */
  void stop(String container, int seconds) {
    docker("stop", "--time", String.valueOf(seconds), container);
    assertEquals(docker("inspect", "--format", "{{.State.ExitCode}}", container), "0");
  }

  void start(String container) {
    docker("start", container);
  }

  /** Freezes it for a while. */
  void pause(String container, int seconds) throws InterruptedException {
    docker("pause", container);
    TimeUnit.SECONDS.sleep(seconds);
    docker("unpause", container);
  }

  /** Takes it off the network for a while. */
  void cut(String container, int seconds) throws InterruptedException {
    docker("network", "disconnect", PROJECT + "_nodes", container);
    TimeUnit.SECONDS.sleep(seconds);
    docker("network", "connect", PROJECT + "_nodes", container);
  }

  /** Restarts the hub, which forgets its sessions, and waits until it has nodes again. */
  void restartHub() {
    docker("restart", "--time", "2", containers("selenium-hub").get(0));
    Runner.await("a node is up", () -> nodesUp() > 0);
  }

  /** Waits until all nodes are there again. */
  void awaitNodes() {
    Runner.await("all nodes are up", () -> nodesUp() == nodes);
  }

  private long nodesUp() {
    try {
      return grid.status().nodes().stream().filter(GridStatus.Node::isUp).count();
    } catch (GridException e) {
      return 0; // The hub has not begun to listen.
    }
  }

  private static List<String> containers(String service) {
    var project = "label=com.docker.compose.project=" + PROJECT;
    var label = "label=com.docker.compose.service=" + service;
    return docker("ps", "--quiet", "--filter", project, "--filter", label).lines().toList();
  }

  private static String docker(String... arguments) {
    var command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(process.waitFor(), 0, command + ": " + output);
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    grid.close();
    compose.down();
    assertEquals(containers("chrome"), List.of());
  }
}
