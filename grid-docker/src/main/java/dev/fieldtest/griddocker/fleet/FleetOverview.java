package dev.fieldtest.griddocker.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.GridLoad.Availability;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/**
 * A fleet at a moment.
 *
 * @param machines that are not gone, the oldest first
 * @param gone those that EC2 still shows; it does so for an hour
 * @param news how it goes, by its autoscaler
 * @param trouble why their nodes are not known, if they are not: a line for people
 */
public record FleetOverview(
    Instant at,
    List<Row> machines,
    List<Fleet.Gone> gone,
    FleetNews news,
    Optional<String> trouble) {
  public FleetOverview {
    gone = List.copyOf(gone);
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
      return FleetOverview.usd(instance, now);
    }

    private boolean isUp() {
      return node.filter(each -> each.is(Availability.UP)).isPresent();
    }
  }

  /**
   * Joins machines and nodes by their addresses.
   *
   * @param grid asked for the nodes; machines are there without it
   */
  public static FleetOverview of(
      Fleet.Listing listing, FleetNews news, Supplier<GridLoad> grid, Instant at) {
    try {
      var rows = rows(listing.there(), grid.get().nodes());
      return new FleetOverview(at, rows, listing.gone(), news, Optional.empty());
    } catch (GridException e) {
      var rows = rows(listing.there(), List.of());
      return new FleetOverview(at, rows, listing.gone(), news, Optional.ofNullable(e.getMessage()));
    }
  }

  private static List<Row> rows(List<Instance> instances, List<GridLoad.Node> nodes) {
    return instances.stream()
        .map(
            instance ->
                new Row(
                    instance,
                    nodes.stream()
                        .filter(node -> node.host().equals(instance.address()))
                        .findFirst()))
        .toList();
  }

  private static double hours(Instance instance, Instant until) {
    var ran = Duration.between(instance.launched(), until);
    return (double) ran.toMillis() / Duration.ofHours(1).toMillis();
  }

  private static double usd(Instance instance, Instant until) {
    return instance.size().usdPerHour() * hours(instance, until);
  }

  /** How many have a node that gives sessions. */
  public long up() {
    return machines.stream().filter(Row::isUp).count();
  }

  /** What they cost an hour, all that are billed. */
  public double usdPerHour() {
    return billed().mapToDouble(instance -> instance.size().usdPerHour()).sum();
  }

  private Stream<Instance> billed() {
    return machines.stream()
        .map(Row::instance)
        .filter(instance -> instance.state() != Instance.State.STOPPING);
  }

  /** What all have cost so far, about. */
  public double usd() {
    return sum(FleetOverview::usd);
  }

  /** What 1,000 sites cost, about, if it is known how many there were. */
  public OptionalDouble usdPerThousandSites() {
    return news.sites() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(usd() * 1000 / news.sites());
  }

  /** How long all have been there, together. */
  public double hours() {
    return sum(FleetOverview::hours);
  }

  private double sum(ToDoubleBiFunction<Instance, Instant> what) {
    return Stream.concat(
            machines.stream().map(row -> what.applyAsDouble(row.instance(), at)),
            gone.stream().map(each -> what.applyAsDouble(each.instance(), each.until())))
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /** The share of all slots that have no session now, if that is known and there are any. */
  public OptionalDouble idleShare() {
    var slots = billed().mapToInt(instance -> instance.size().slots()).sum();
    var sessions =
        machines.stream()
            .flatMap(row -> row.node().stream())
            .mapToInt(node -> node.sessions().size())
            .sum();
    return slots == 0 || trouble.isPresent()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, 1 - (double) sessions / slots));
  }

  /** The same for programs, in one line. */
  public String json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("schemaVersion", 1).put("kind", "fleet").put("at", at.toString());
    json.put("usdPerHour", usdPerHour()).put("usd", usd());
    json.put("hours", hours()).put("ended", gone.size());
    idleShare().ifPresent(share -> json.put("idleShare", share));
    news.firstSession().ifPresent(time -> json.put("firstSessionMs", time.toMillis()));
    usdPerThousandSites()
        .ifPresent(usd -> json.put("sites", news.sites()).put("usdPerThousandSites", usd));
    trouble.ifPresent(why -> json.put("trouble", why));
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
