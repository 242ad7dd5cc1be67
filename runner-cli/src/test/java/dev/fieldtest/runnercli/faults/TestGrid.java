package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A hub and its nodes, each a process of its own, on loopback. */
final class TestGrid implements AutoCloseable {
  private static final String MAIN = "org.openqa.selenium.grid.Main";

  private final Path temporary;
  private final List<Integer> ports;
  private final List<String> nodeOptions;
  private List<String> hubOptions = List.of();
  private Optional<String> front = Optional.empty();
  private final List<Process> nodes = new ArrayList<>();
  private Process hub;

  private TestGrid(Path temporary, List<String> nodeOptions) throws IOException {
    this.temporary = temporary;
    this.nodeOptions = nodeOptions;
    this.ports = freePorts(5);
  }

  /** Starts a hub and so many nodes, of two browsers each, and waits until they are there. */
  static TestGrid start(Runner run, int nodes, String... nodeOptions) throws IOException {
    var temporary = Files.createDirectory(run.temporary().resolve("node"));
    var grid = new TestGrid(temporary, List.of(nodeOptions));
    grid.startHub();
    grid.startNodes(nodes);
    return grid;
  }

  /** Starts a hub alone, and waits until it answers. */
  static TestGrid hub(Runner run, String... hubOptions) throws IOException {
    var temporary = Files.createDirectory(run.temporary().resolve("node"));
    var grid = new TestGrid(temporary, List.of());
    grid.hubOptions = List.of(hubOptions);
    grid.startHub();
    Runner.await("the hub is up", grid::answers);
    return grid;
  }

  private boolean answers() {
    try {
      return send(HttpRequest.newBuilder(URI.create(url() + "/status"))).statusCode() < 500;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The two ports of the hub's event bus: where nodes publish, and where they subscribe. */
  List<Integer> bus() {
    return ports.subList(1, 3);
  }

  String url() {
    return "http://127.0.0.1:" + ports.get(0);
  }

  Process hub() {
    return hub;
  }

  Process node(int index) {
    return nodes.get(index);
  }

  /** A node that runs a browser now. */
  Process busyNode() {
    return nodes.stream()
        .filter(node -> node.descendants().findAny().isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** Has a node that runs a browser take no further one, and end after its last. */
  Process drainBusyNode() {
    var node = busyNode();
    var url = "http://127.0.0.1:" + port(3 + nodes.indexOf(node)) + "/se/grid/node/drain";
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("X-REGISTRATION-SECRET", "")
            .POST(HttpRequest.BodyPublishers.noBody());
    assertEquals(send(request).statusCode(), 200);
    return node;
  }

  void startHub() {
    var options =
        Stream.concat(
            Stream.of(
                "hub", "--port", port(0), "--publish-events", bus(1), "--subscribe-events", bus(2)),
            hubOptions.stream());
    hub = start(options.toArray(String[]::new));
  }

  /** Has nodes that start later tell their clients that the grid is at another address. */
  void behind(String address) {
    front = Optional.of(address);
  }

  /** Starts so many nodes, the first ones, and waits until they are there. */
  void startNodes(int count) {
    for (var i = 0; i < count; i++) {
      startNode();
    }
    Runner.await("the nodes are up", () -> slots() == 2 * count);
  }

  void startNode() {
    var options =
        Stream.concat(
            Stream.of(
                "node",
                "--port",
                port(3 + nodes.size()),
                "--hub",
                url(),
                "--publish-events",
                bus(1),
                "--subscribe-events",
                bus(2),
                "--detect-drivers",
                "false",
                "--override-max-sessions",
                "true",
                "--max-sessions",
                "2",
                "--heartbeat-period",
                "2",
                "--driver-configuration",
                "display-name=chrome",
                "webdriver-executable=/usr/bin/chromedriver",
                "max-sessions=2",
                "stereotype={\"browserName\":\"chrome\",\"platformName\":\"linux\"}"),
            Stream.concat(
                front.stream().flatMap(address -> Stream.of("--grid-url", address)),
                nodeOptions.stream()));
    nodes.add(start(options.toArray(String[]::new)));
  }

  private Process start(String... arguments) {
    var command = new ArrayList<>(Runner.java(temporary, MAIN));
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("--host", "127.0.0.1"));
    try {
      var log = temporary.resolve(arguments[0] + ".log").toFile();
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
      builder.environment().put("TMPDIR", temporary.toString());
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String port(int index) {
    return ports.get(index).toString();
  }

  private String bus(int index) {
    return "tcp://127.0.0.1:" + port(index);
  }

  /** How many browsers the grid says it can run. */
  private int slots() {
    try {
      var text = send(HttpRequest.newBuilder(URI.create(url() + "/status"))).body();
      return text.split("\"stereotype\"", -1).length - 1;
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient()
          .send(request.timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    for (var i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0));
    }
    var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
    for (var socket : sockets) {
      socket.close();
    }
    return ports;
  }

  /** Ends hub and nodes; their browsers are the {@link Runner}'s to end. */
  @Override
  public void close() {
    nodes.forEach(Process::destroyForcibly);
    hub.destroyForcibly();
  }
}
