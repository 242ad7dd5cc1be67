package dev.fieldtest.griddocker.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.GridLoad.Availability;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fleet at a moment.
 *
 * @param machines that are not gone, the oldest first
 */
public record FleetOverview(Instant at, List<Row> machines) {
  public FleetOverview {
    machines =
        machines.stream()
            .sorted(
                Comparator.comparing((Row row) -> row.instance().launched())
                    .thenComparing(row -> row.instance().id()))
            .toList();
  }

  /** A machine, and the node that runs there, if the grid knows it. */
  public record Row(Instance instance, Optional<GridLoad.Node> node) {
    /** What it has cost so far, about. */
    public double usd(Instant now) {
      var ran = Duration.between(instance.launched(), now);
      return instance.size().usdPerHour() * ran.toMillis() / Duration.ofHours(1).toMillis();
    }

    private boolean isUp() {
      return node.filter(each -> each.is(Availability.UP)).isPresent();
    }
  }

  /** Joins machines and nodes by their addresses. */
  public static FleetOverview of(List<Instance> instances, List<GridLoad.Node> nodes, Instant at) {
    return new FleetOverview(
        at,
        instances.stream()
            .map(
                instance ->
                    new Row(
                        instance,
                        nodes.stream()
                            .filter(node -> node.host().equals(instance.address()))
                            .findFirst()))
            .toList());
  }

  /** How many have a node that gives sessions. */
  public long up() {
    return machines.stream().filter(Row::isUp).count();
  }

  /** What they cost an hour, all that are billed. */
  public double usdPerHour() {
    return machines.stream()
        .map(Row::instance)
        .filter(instance -> instance.state() != Instance.State.STOPPING)
        .mapToDouble(instance -> instance.size().usdPerHour())
        .sum();
  }

  /** What those that are there have cost so far, about. */
  public double usd() {
    return machines.stream().mapToDouble(machine -> machine.usd(at)).sum();
  }

  /** The same for programs, in one line. */
  public String json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("schemaVersion", 1).put("kind", "fleet").put("at", at.toString());
    json.put("usdPerHour", usdPerHour()).put("usd", usd());
    var list = json.putArray("machines");
    for (var machine : machines) {
      var instance = machine.instance();
      list.addObject()
          .put("id", instance.id())
          .put("type", instance.size().type())
          .put("spot", instance.spot())
          .put("state", instance.state().name())
          .put("launched", instance.launched().toString())
          .put("address", instance.address())
          .put("node", machine.node().map(node -> node.availability().name()).orElse(""))
          .put("slots", instance.size().slots())
          .put("sessions", machine.node().map(node -> node.sessions().size()).orElse(0))
          .put("usdPerHour", instance.size().usdPerHour())
          .put("usd", machine.usd(at));
    }
    return json.toString();
  }
}
