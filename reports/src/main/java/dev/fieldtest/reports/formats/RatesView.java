package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.PairedRates;
import java.util.Locale;

/**
 * How two runs did on the sites that both judged.
 *
 * @param difference of the pass rates, later minus earlier, from -1 to 1
 * @param low the lower end of its 95 % confidence interval
 * @param high the upper end
 */
record RatesView(
    int bothPass,
    int fixed,
    int regressed,
    int bothFail,
    double difference,
    double low,
    double high) {
  static RatesView of(PairedRates rates) {
    var interval = rates.interval();
    return new RatesView(
        rates.both(),
        rates.onlyNow(),
        rates.onlyBase(),
        rates.neither(),
        rates.difference(),
        interval.low(),
        interval.high());
  }

  /** For people; empty if no site was judged in both runs. */
  String sentence() {
    var sites = bothPass + fixed + regressed + bothFail;
    return sites == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "On %s judged in both: %,d regressed, %,d fixed, %,d fail in both, %,d pass in both. Pass rate %.1f %% \u2192 %.1f %%, %+.1f points"
                + " (95 %% confidence %+.1f to %+.1f; Newcombe 1998, method 10).",
            Wording.count(sites, "site"),
            regressed,
            fixed,
            bothFail,
            bothPass,
            100.0 * (bothPass + regressed) / sites,
            100.0 * (bothPass + fixed) / sites,
            100 * difference,
            100 * low,
            100 * high);
  }
}
