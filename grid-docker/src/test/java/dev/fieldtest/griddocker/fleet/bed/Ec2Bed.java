package dev.fieldtest.griddocker.fleet.bed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * EC2 on loopback, as its API reference describes it, for the SDK by its own setting of an
 * endpoint. Machines have addresses in 127.0.0.0/8 and run their user data for real. What EC2 would
 * refuse is refused; what it does not know fails the test that closes the bed. Thread-safe.
 */
public final class Ec2Bed implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Conditions conditions = new Conditions();
  private final Templates templates = new Templates();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<String> unknown = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Machines machines;
  private final Api api;
  private final HttpServer server;

  private Ec2Bed(HttpServer server, Path folder) {
    this.server = server;
    this.machines = new Machines(conditions, Site.in(folder, GRACE));
    this.api = new Api(conditions, templates, machines);
  }

  /** Starts one with good conditions, whose machines do nothing. */
  public static Ec2Bed start() {
    try {
      // Short names, for Chromium makes a socket in there.
      var target = Files.createDirectories(Path.of("target", "bed")).toAbsolutePath();
      var folder = Files.createDirectories(target.resolve(Site.name()));
      var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      var bed = new Ec2Bed(server, folder);
      server.setExecutor(bed.threads);
      server.createContext("/", bed::answer);
      server.start();
      return bed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What makes the SDK come here. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "AWS_REGION",
        "eu-central-1",
        "AWS_ACCESS_KEY_ID",
        "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY",
        "not-a-real-key",
        "AWS_EC2_METADATA_DISABLED",
        "true");
  }

  /** How EC2 is today. */
  public Conditions conditions() {
    return conditions;
  }

  /** All machines that there have been, in the order of their launch. */
  public List<Machine> machines() {
    return machines.all();
  }

  /** Those that are pending or run. */
  public List<Machine> live() {
    return machines.all().stream().filter(Machine::isLive).toList();
  }

  /** The names of all launch templates. */
  public Set<String> templates() {
    synchronized (api) {
      return templates.all().stream()
          .map(each -> each.name)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Makes a launch template as a user would; returns its id. */
  public String template(String name, Map<String, String> data) {
    synchronized (api) {
      return templates.make(name, Map.of(), "", data).id;
    }
  }

  /** Removes a launch template, as a user would. */
  public void removeTemplate(String id) {
    synchronized (api) {
      var unused = templates.delete(Query.parse("LaunchTemplateId=" + id));
    }
  }

  /** The numbers of a template's versions. */
  public Set<Integer> versions(String template) {
    synchronized (api) {
      return Set.copyOf(
          templates.find(Query.parse("LaunchTemplateId=" + template)).versions.keySet());
    }
  }

  /** What machines are launched with, by the query protocol's names. */
  public Map<String, String> data(Machine machine) {
    return Map.copyOf(machine.made().data());
  }

  /** Tells a spot machine that it is taken back, and does so after the notice. */
  public void interrupt(Machine machine, Duration notice) {
    machines.interrupt(machine, notice.toMillis());
  }

  /** Whether a machine's node is a process or container that runs. */
  public boolean hasNode(Machine machine) {
    return machines.host(machine.id()).filter(host -> host.node().isRunning()).isPresent();
  }

  /** A machine's node dies of itself. */
  public void killNode(Machine machine) {
    machines.host(machine.id()).ifPresent(host -> host.node().close());
  }

  /** What a machine has printed. */
  public String console(Machine machine) {
    return machines.host(machine.id()).map(Host::console).orElse("");
  }

  /** Which actions have been asked for and were not refused for their number, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (target != null) {
        calls.add(Quotas.PERMISSION);
        new Quotas(conditions).answer(target, exchange);
        return;
      }
      var query =
          Query.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var action = query.text("Action").orElse("");
      try {
        if (conditions.isThrottled()) {
          throw new Refusal("RequestLimitExceeded", "Request limit exceeded.");
        }
        calls.add(action);
        var xml = api.answer(action, query);
        if (!query.unread().isEmpty()) {
          unknown.add(action + " " + query.unread());
        }
        if (conditions.isLost(action)) {
          exchange.sendResponseHeaders(502, -1);
          return;
        }
        send(
            exchange,
            200,
            "<"
                + action
                + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + xml
                + Xml.tag("requestId", "bed")
                + "</"
                + action
                + "Response>");
      } catch (Refusal e) {
        var error = Xml.in("Error", Xml.tag("Code", e.code()), Xml.tag("Message", e.getMessage()));
        send(
            exchange,
            e.status(),
            Xml.in("Response", Xml.in("Errors", error), Xml.tag("RequestID", "bed")));
      }
    } catch (RuntimeException e) {
      unknown.add(e.toString());
      throw e;
    }
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    var bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /**
   * Ends all machines.
   *
   * @throws AssertionError if something was asked that EC2 does not know
   */
  @Override
  public void close() {
    server.stop(0);
    machines.close();
    threads.shutdownNow();
    if (!unknown.isEmpty()) {
      throw new AssertionError("EC2 does not know: " + unknown);
    }
  }
}
