package dev.fieldtest.runnercli.corpus;

import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.runnercli.corpus.CorpusStats.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a corpus consists of, as a table no wider than a terminal.
 *
 * @param stats what to tell
 * @param columns how wide the terminal is
 */
public record StatsTable(CorpusStats stats, int columns) {
  /** Rows of a part; what is rarer is summed up. */
  private static final int ROWS = 12;

  private static final int NUMBERS = 16;
  private static final int WIDEST_NAME = 44;

  /** The lines to print. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(fit(String.format(Locale.ROOT, "%s: %,d sites", stats.corpus(), stats.sites())));
    var width = nameWidth();
    stats.counts().forEach((what, counts) -> addPart(what, counts, width, lines));
    addKnown(lines);
    return lines;
  }

  private int nameWidth() {
    var longest =
        stats.counts().values().stream()
            .flatMap(counts -> counts.keySet().stream().limit(ROWS))
            .mapToInt(PlainText::width)
            .max()
            .orElse(1);
    return Math.max(8, Math.min(Math.min(longest, WIDEST_NAME), columns - NUMBERS - 2));
  }

  private void addPart(String what, Map<String, Long> counts, int width, List<String> lines) {
    if (counts.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        fit(
            counts.size() > ROWS
                ? String.format(Locale.ROOT, "%s (%,d)", what, counts.size())
                : what));
    if (counts.size() > ROWS && counts.values().stream().allMatch(count -> count == 1)) {
      lines.add("  each once");
      return;
    }
    counts.entrySet().stream()
        .limit(ROWS)
        .forEach(each -> lines.add(row(each.getKey(), each.getValue(), width)));
    if (counts.size() > ROWS) {
      lines.add(fit(String.format(Locale.ROOT, "  and %,d more", counts.size() - ROWS)));
    }
  }

  private String row(String name, long count, int width) {
    var shown = PlainText.line(name, width);
    var gap = " ".repeat(width - PlainText.width(shown));
    return "  " + shown + gap + String.format(Locale.ROOT, "%,9d %4s %%", count, percent(count));
  }

  private String percent(long count) {
    var rounded = Math.round(100.0 * count / Math.max(1, stats.sites()));
    return rounded == 0 ? "<1" : String.valueOf(rounded);
  }

  private void addKnown(List<String> lines) {
    var known = stats.knownFailures();
    if (known.isEmpty()) {
      return;
    }
    var expired = known.stream().filter(each -> each.daysLeft() < 1).count();
    lines.add("");
    lines.add(
        fit(
            String.format(
                Locale.ROOT, "known failures: %,d, %,d of them expired", known.size(), expired)));
    known.stream().limit(ROWS).forEach(each -> lines.add(row(each)));
    if (known.size() > ROWS) {
      lines.add(fit(String.format(Locale.ROOT, "  and %,d more", known.size() - ROWS)));
    }
  }

  private String row(Known known) {
    var days = known.daysLeft();
    var age = days < 1 ? "expired " + (1 - days) + " d ago" : days + " d left";
    return fit(
        String.format(
            Locale.ROOT, "  %s  %-15s %s: %s", known.until(), age, known.site(), known.reason()));
  }

  private String fit(String line) {
    var plain = PlainText.line(line, Math.max(1, columns - 2));
    return line.startsWith("  ") ? "  " + plain : plain;
  }
}
