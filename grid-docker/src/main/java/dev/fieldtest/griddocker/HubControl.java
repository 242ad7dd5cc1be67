package dev.fieldtest.griddocker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.GridLoad.Node;
import dev.fieldtest.griddocker.GridLoad.Running;
import dev.fieldtest.griddocker.GridLoad.Waiting;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A hub, asked by HTTP. The queue is asked first: what then begins is seen twice, not never. */
record HubControl(GridHttp http, String secret) implements GridControl {
  @Override
  public GridLoad load() {
    var queue =
        http.ask(http.request("/se/grid/newsessionqueue/queue", GridHttp.QUICK)).path("value");
    var nodes = http.nodes(http.ask(http.request("/status", GridHttp.QUICK)));
    return new GridLoad(
        each(queue).map(HubControl::waiting).toList(), each(nodes).map(HubControl::node).toList());
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Waiting waiting(JsonNode request) {
    var predicted =
        each(request.path("capabilities")).flatMap(wanted -> seconds(wanted).stream()).findFirst();
    return new Waiting(request.path("requestId").asText(), predicted);
  }

  private static Node node(JsonNode node) {
    var chromes =
        each(node.path("slots"))
            .map(slot -> slot.at("/stereotype/browserName").asText())
            .filter(name -> name.equals("chrome") || name.equals("chromium"))
            .count();
    return new Node(
        node.path("id").asText(),
        host(node.path("uri").asText()),
        availability(node.path("availability").asText()),
        (int) Math.min(chromes, node.path("maxSessions").asInt(Integer.MAX_VALUE)),
        each(node.path("slots"))
            .map(slot -> slot.path("session"))
            .filter(JsonNode::isObject)
            .map(HubControl::running)
            .toList());
  }

  private static String host(String uri) {
    return Optional.ofNullable(URI.create(uri).getHost()).orElse(uri);
  }

  private static Availability availability(String name) {
    return Stream.of(Availability.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElse(Availability.DOWN);
  }

  private static Running running(JsonNode session) {
    return new Running(
        session.path("sessionId").asText(),
        instant(session.path("start").asText()),
        seconds(session.path("capabilities")));
  }

  /** One whose start can not be read counts as old, so that nothing waits for its end. */
  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<Duration> seconds(JsonNode capabilities) {
    var seconds = capabilities.path(BrowserFlags.SECONDS);
    return seconds.isNumber() && seconds.asDouble() >= 0
        ? Optional.of(Duration.ofMillis((long) (seconds.asDouble() * 1000)))
        : Optional.empty();
  }

  @Override
  public void drain(String node) {
    var response =
        http.send(
            http.request("/se/grid/distributor/node/" + node + "/drain", GridHttp.QUICK)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-REGISTRATION-SECRET", secret)
                .POST(BodyPublishers.noBody()));
    if (response.statusCode() == 401) {
      throw new GridException(
          AbortCause.NO_SESSION,
          "the grid at "
              + http.url()
              + " drains no node for us; set SE_REGISTRATION_SECRET to the one that it has");
    }
    if (response.statusCode() / 100 != 2) {
      throw new GridException(
          AbortCause.GRID_LOST,
          "the grid at %s did not drain node %s (HTTP %d); it is asked again"
              .formatted(http.url(), node, response.statusCode()));
    }
  }
}
