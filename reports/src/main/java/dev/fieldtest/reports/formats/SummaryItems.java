package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What blocks no merging: one line of Markdown each. */
final class SummaryItems {
  private static final int SHOWN = 5;

  private final List<String> items = new ArrayList<>();

  private SummaryItems() {}

  static List<String> of(RunReport report) {
    var all = new SummaryItems();
    FailingSites.tolerated(report).forEach(some -> all.add(some.title(), some.results()));
    all.add(Change.FIXED.title(), report.changed(Change.FIXED));
    all.add("Not judged, the site's fault", report.unjudged());
    all.add("Flaky", report.with(Note.FLAKY));
    all.add("Known to fail", report.with(Note.KNOWN));
    all.add("Fixed: the corpus's known failure can go", report.with(Note.FIXED));
    all.addHealth(report);
    all.addRates(report);
    all.addMachines(report);
    return all.items;
  }

  private void add(String title, List<SiteResult> results) {
    if (results.isEmpty()) {
      return;
    }
    var ids =
        results.stream()
            .limit(SHOWN)
            .map(result -> MarkdownText.code(result.site().id().value(), 80))
            .collect(Collectors.joining(", "));
    var more = results.size() > SHOWN ? ", \u2026" : "";
    items.add("**" + title + "** (" + results.size() + "): " + ids + more);
  }

  private void addHealth(RunReport report) {
    var ailing = CorpusHealth.of(report).ailing();
    if (!ailing.isEmpty()) {
      items.add(
          ailing.entrySet().stream()
              .map(
                  each ->
                      each.getKey().title().toLowerCase(Locale.ROOT) + " " + each.getValue().size())
              .collect(Collectors.joining(", ", "**Corpus health**: ", "")));
    }
  }

  private void addMachines(RunReport report) {
    report
        .info()
        .machines()
        .map(used -> "**Machines**: " + MachineWording.sentence(used, report.results().size()))
        .ifPresent(items::add);
  }

  private void addRates(RunReport report) {
    report
        .comparison()
        .map(
            comparison ->
                "Compared with "
                    + MarkdownText.code(comparison.base(), 200)
                    + ". "
                    + RatesView.of(comparison.rates()).sentence())
        .ifPresent(items::add);
  }
}
