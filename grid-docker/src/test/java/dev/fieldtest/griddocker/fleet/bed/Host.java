package dev.fieldtest.griddocker.fleet.bed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fieldtest.griddocker.fleet.bed.Conditions.Boot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What runs on a machine: its user data as it is, the service that tells it about itself, and a
 * node. Programs that would change this machine are stood in for by scripts, which tell here what
 * they were called with.
 */
final class Host implements AutoCloseable {
  private static final String SHIM =
      """
      #!/bin/bash
      # Stands in for %1$s: says what it was called with, and answers as it is told.
      curl -sf -m 60 -X POST --data-binary @- "$AWS_EC2_METADATA_SERVICE_ENDPOINT/bed/%1$s" <<<"$(printf '%%s\\n' "$@")"
      """;
  private static final String TOKEN = "bed-token";

  private final Machine machine;
  private final Boot boot;
  private final Site site;
  private final Runnable shutdown;
  private final Path folder;
  private final HttpServer server;
  private final int nodePort = FreePort.find();
  private volatile String notice = "";
  private volatile NodeProgram node = NodeProgram.NONE;
  private volatile Process userData;
  private volatile boolean closed;

  private Host(Machine machine, Boot boot, Site site, Runnable shutdown) throws IOException {
    this.machine = machine;
    this.boot = boot;
    this.site = site;
    this.shutdown = shutdown;
    this.folder = Files.createDirectories(site.folder(machine));
    this.server = HttpServer.create(new InetSocketAddress(machine.address(), 0), 0);
  }

  /**
   * Boots it.
   *
   * @param shutdown called when the machine shuts itself down
   */
  static Host start(Machine machine, Boot boot, Site site, Runnable shutdown) {
    try {
      var host = new Host(machine, boot, site, shutdown);
      host.run();
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() throws IOException {
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
    var bin = Files.createDirectories(folder.resolve("bin"));
    for (var program : List.of("docker", "shutdown", "iptables", "systemctl")) {
      var file = bin.resolve(program);
      Files.writeString(file, SHIM.formatted(program));
      if (!file.toFile().setExecutable(true)) {
        throw new IOException(file + " can not be made executable");
      }
    }
    var script = folder.resolve("user-data");
    Files.write(script, Base64.getMimeDecoder().decode(machine.made().data().get("UserData")));
    var builder = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("console.log").toFile());
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.environment().put("TMPDIR", folder.toString());
    builder
        .environment()
        .put(
            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
            "http://" + machine.address() + ":" + server.getAddress().getPort());
    builder.environment().put("FIELDTEST_NODE_PORT", String.valueOf(nodePort));
    builder.environment().put("FIELDTEST_POLL", "0.3");
    builder.environment().put("FIELDTEST_HUB_GRACE", String.valueOf(site.grace().toSeconds()));
    userData = builder.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var text =
          path.startsWith("/bed/")
              ? called(path.substring(5), body.lines().toList())
              : metadata(exchange, path);
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(
          text.isEmpty() && !path.startsWith("/bed/") ? 404 : 200,
          bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** As IMDSv2: nothing without a token that was fetched by PUT. */
  private String metadata(HttpExchange exchange, String path) {
    if (path.equals("/latest/api/token")) {
      var asksRightly =
          exchange.getRequestMethod().equals("PUT")
              && exchange.getRequestHeaders().containsKey("X-aws-ec2-metadata-token-ttl-seconds");
      return asksRightly ? TOKEN : "";
    }
    if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"))) {
      return "";
    }
    return switch (path) {
      case "/latest/meta-data/local-ipv4" -> machine.address();
      case "/latest/meta-data/instance-type" -> machine.type();
      case "/latest/meta-data/instance-id" -> machine.id();
      case "/latest/meta-data/spot/instance-action" -> notice;
      default -> "";
    };
  }

  private String called(String program, List<String> arguments) throws IOException {
    if (program.equals("shutdown")) {
      shutdown.run();
    }
    return program.equals("docker") ? docker(arguments) : "";
  }

  private synchronized String docker(List<String> arguments) throws IOException {
    switch (arguments.get(0)) {
      case "run" -> {
        if (!closed) {
          node =
              NodeProgram.start(arguments, new NodeProgram.Place(folder, machine, nodePort, boot));
        }
        return "container\n";
      }
      case "inspect" -> {
        return node.isRunning() + "\n";
      }
      default -> {
        return "";
      }
    }
  }

  /** Has the machine told that EC2 takes it back. */
  void callBack(Instant when) {
    notice = "{\"action\":\"terminate\",\"time\":\"" + when + "\"}";
  }

  /** What the machine has printed. */
  String console() {
    try {
      return Files.readString(folder.resolve("console.log"));
    } catch (IOException e) {
      return "";
    }
  }

  NodeProgram node() {
    return node;
  }

  /** The power goes. */
  @Override
  public synchronized void close() {
    closed = true;
    var script = userData;
    if (script != null) {
      end(script.toHandle());
    }
    node.close();
    server.stop(0);
    ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
  }

  static void end(ProcessHandle process) {
    var all = new ArrayList<>(process.descendants().toList());
    all.add(process);
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(Arrays.toString(all.toArray()) + " do not end", e);
    }
  }
}
