package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.FleetOverview;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machines of a fleet for people: a row each, and what they cost. */
final class FleetTable {
  private static final List<String> HEADINGS =
      List.of("MACHINE", "TYPE", "STATE", "SINCE", "NODE", "SLOTS", "SESSIONS", "USD/H", "USD");

  private FleetTable() {}

  static List<String> lines(FleetOverview fleet) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADINGS);
    fleet.machines().forEach(machine -> rows.add(row(machine, fleet)));
    var lines = new ArrayList<>(Columns.lines(rows));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d %s, %s with a node that is up, %.3f USD/h, %.4f USD so far",
            fleet.machines().size(),
            fleet.machines().size() == 1 ? "machine" : "machines",
            fleet.trouble().isPresent() ? "?" : fleet.up(),
            fleet.usdPerHour(),
            fleet.usd()));
    lines.add(use(fleet));
    news(fleet).ifPresent(lines::add);
    return lines;
  }

  private static String use(FleetOverview fleet) {
    var idle =
        fleet.idleShare().stream()
            .mapToObj(
                share ->
                    String.format(Locale.ROOT, "; %.0f %% of the slots are idle", 100 * share));
    return String.format(
            Locale.ROOT,
            "%.2f h together, with %d that ended in the last hour",
            fleet.hours(),
            fleet.gone().size())
        + idle.collect(Collectors.joining());
  }

  /** What its autoscaler tells. */
  private static Optional<String> news(FleetOverview fleet) {
    var first =
        fleet.news().firstSession().map(time -> "first session after " + since(time)).stream();
    var cost =
        fleet.usdPerThousandSites().stream()
            .mapToObj(
                usd ->
                    String.format(
                        Locale.ROOT,
                        "%.4f USD per 1,000 sites (%d so far)",
                        usd,
                        fleet.news().sites()));
    var told = Stream.concat(first, cost).collect(Collectors.joining("; "));
    return Optional.of(told).filter(text -> !text.isEmpty());
  }

  private static List<String> row(FleetOverview.Row machine, FleetOverview fleet) {
    var instance = machine.instance();
    var node = machine.node();
    var none = fleet.trouble().isPresent() ? "?" : "-";
    return List.of(
        instance.id(),
        instance.size().type() + (instance.spot() ? " (spot)" : ""),
        instance.state().name().toLowerCase(Locale.ROOT),
        since(Duration.between(instance.launched(), fleet.at())),
        node.map(GridLoad.Node::availability).map(Enum::name).orElse(none),
        String.valueOf(instance.size().slots()),
        node.map(each -> String.valueOf(each.sessions().size())).orElse(none),
        String.format(Locale.ROOT, "%.3f", instance.size().usdPerHour()),
        String.format(Locale.ROOT, "%.4f", machine.usd(fleet.at())));
  }

  private static String since(Duration time) {
    return time.toMinutes() < 1
        ? time.toSeconds() + "s"
        : "%dh %02dm".formatted(time.toHours(), time.toMinutesPart());
  }
}
