package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.formats.ComparisonView.Row;
import dev.fieldtest.reports.formats.ComparisonView.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A comparison as lines for people. */
final class ComparisonLines {
  private static final int SHOWN = 25;

  private ComparisonLines() {}

  static List<String> text(ComparisonView view) {
    var lines = new ArrayList<String>();
    lines.add(view.answer() + ": " + view.sentence());
    rates(view).forEach(lines::add);
    view.remarks().forEach(remark -> lines.add("Note: " + remark));
    for (var section : view.sections()) {
      lines.add("");
      lines.add(section.title() + " (" + section.count() + ")");
      var width = section.sites().stream().mapToInt(row -> row.site().value().length()).max();
      var form = "  %-" + width.orElse(1) + "s  %s  %s";
      rows(
          section,
          row -> form.formatted(row.site(), row.change(), row.detail()).stripTrailing(),
          "  ",
          lines);
    }
    return lines;
  }

  static List<String> markdown(ComparisonView view) {
    var lines = new ArrayList<String>();
    lines.add("## Fieldtest: " + view.answer() + ": " + view.sentence());
    rates(view).forEach(rates -> lines.addAll(List.of("", rates)));
    for (var section : view.sections()) {
      lines.addAll(List.of("", "### " + section.title() + " (" + section.count() + ")", ""));
      rows(section, ComparisonLines::item, "- ", lines);
    }
    for (var remark : view.remarks()) {
      lines.addAll(List.of("", "Note: " + MarkdownText.code(remark, 300)));
    }
    return lines;
  }

  /** One line at most. */
  private static Stream<String> rates(ComparisonView view) {
    return Stream.of(view.rates().sentence()).filter(sentence -> !sentence.isEmpty());
  }

  private static String item(Row row) {
    var detail = row.detail().isEmpty() ? "" : ", " + MarkdownText.code(row.detail(), 160);
    var id = MarkdownText.code(row.site().value(), 80);
    return "- " + id + ": " + row.change().replace("_", "\\_") + detail;
  }

  private static void rows(
      Section section, Function<Row, String> print, String indent, List<String> lines) {
    section.sites().stream().limit(SHOWN).map(print).forEach(lines::add);
    if (section.count() > SHOWN) {
      lines.add(indent + "... and " + (section.count() - SHOWN) + " more");
    }
  }
}
