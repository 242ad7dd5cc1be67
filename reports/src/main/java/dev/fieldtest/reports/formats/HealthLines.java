package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.formats.HealthView.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The health of a corpus as lines for people. */
public final class HealthLines {
  private HealthLines() {}

  /**
   * The lines, without line feeds, of all sites; a corpus line stands on a line of its own.
   *
   * @param now up to when the ages count
   */
  public static List<String> of(CorpusHealth health, Instant now) {
    var lines = new ArrayList<String>();
    for (var view : HealthView.of(health, now, Integer.MAX_VALUE)) {
      lines.add(view.title() + " (" + view.count() + ")");
      var width = view.sites().stream().mapToInt(site -> site.site().value().length()).max();
      for (var site : view.sites()) {
        lines.add(line(site, width.orElse(1)));
        site.edit().ifPresent(edit -> lines.addAll(List.of("    " + edit.when(), edit.line())));
      }
      lines.add("");
    }
    return lines.isEmpty() ? List.of("Every site of the corpus is well.") : lines;
  }

  private static String line(Case site, int width) {
    return ("  %-" + width + "s  %s  %s").formatted(site.site(), site.outcome(), site.told());
  }
}
