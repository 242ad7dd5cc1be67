package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Machines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the use of machines is told to people. */
final class MachineWording {
  private static final double DOLLAR = 1.0;

  private MachineWording() {}

  /** "about 0.42 USD, 1.05 USD for 1,000 sites". */
  static String cost(Machines used, int sites) {
    var perThousand = used.usdPerThousand(sites);
    return perThousand.isEmpty()
        ? "price not known"
        : "about " + usd(used.usd()) + ", " + usd(perThousand.get()) + " for 1,000 sites";
  }

  /** "4 machines, 0.31 h, 22 % idle". */
  static String use(Machines used) {
    var parts = new ArrayList<String>(List.of(Wording.count(used.instances(), "machine")));
    parts.add(String.format(Locale.ROOT, "%.2f h", used.hours()));
    parts.add(String.format(Locale.ROOT, "%.0f %% idle", used.idleShare() * 100));
    return String.join(", ", parts);
  }

  /** All of it in one line. */
  static String sentence(Machines used, int sites) {
    var first = used.firstSession().map(time -> ", first session after " + Wording.duration(time));
    return use(used) + ", " + cost(used, sites) + first.orElse("");
  }

  private static String usd(double amount) {
    return String.format(Locale.ROOT, amount < DOLLAR ? "%.4f USD" : "%,.2f USD", amount);
  }
}
