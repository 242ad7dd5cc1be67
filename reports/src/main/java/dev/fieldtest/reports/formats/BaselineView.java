package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.formats.RunView.Headline;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the first screen of {@code report.html} says of a comparison with a baseline.
 *
 * @param name where the baseline is
 * @param changes how many sites have changed, by how; without zeros
 * @param rates how both runs did on the sites that both judged
 * @param fixed the first of the sites that failed before and pass now
 * @param remarks what the reader should know of the comparison
 */
record BaselineView(
    String name,
    Map<Change, Integer> changes,
    String rates,
    List<Headline> fixed,
    List<String> remarks) {
  static BaselineView of(RunReport report, Comparison comparison) {
    var changes = new EnumMap<Change, Integer>(Change.class);
    for (var change : Change.values()) {
      changes.put(change, comparison.with(change).size());
    }
    changes.values().removeIf(count -> count == 0);
    return new BaselineView(
        PlainText.line(comparison.base(), 200),
        changes,
        RatesView.of(comparison.rates()).sentence(),
        Headline.first(report.changed(Change.FIXED)),
        comparison.remarks().stream().map(remark -> PlainText.line(remark, 400)).toList());
  }
}
