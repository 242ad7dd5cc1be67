package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.fleet.FleetEvent;
import dev.fieldtest.griddocker.fleet.FleetUse;
import dev.fieldtest.reports.Machines;
import dev.fieldtest.reports.formats.PlainText;
import java.util.List;
import java.util.Locale;

/** What happens to machines, for people and for the report. */
final class FleetLines {
  private static final int LONGEST = 300;

  private FleetLines() {}

  /** "i-0123 launched: c7i.2xlarge". */
  static String line(FleetEvent event) {
    var kind = event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    var head = event.instance().isEmpty() ? kind : event.instance() + " " + kind;
    return "  " + PlainText.line(head + ": " + event.detail(), LONGEST);
  }

  static Machines.Event recorded(FleetEvent event) {
    var kind =
        event.kind() == FleetEvent.Kind.GAVE_UP
            ? Machines.Kind.REMARK
            : Machines.Kind.valueOf(event.kind().name());
    return new Machines.Event(event.at(), kind, event.instance(), event.detail());
  }

  /** "4 machines, 0.31 h, about 0.12 USD". */
  static String sum(FleetUse use) {
    return String.format(
        Locale.ROOT,
        "%d %s, %.2f h, about %.4f USD",
        use.instances(),
        use.instances() == 1 ? "machine" : "machines",
        use.hours(),
        use.usd());
  }

  static Machines machines(FleetUse use, List<Machines.Event> events) {
    return new Machines(
        use.instances(), use.hours(), use.usd(), use.idleShare(), use.firstSession(), events);
  }
}
