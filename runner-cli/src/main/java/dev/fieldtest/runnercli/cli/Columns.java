package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.formats.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of plain text, as lines whose cells stand below each other. */
final class Columns {
  private static final int GAP = 3;

  private Columns() {}

  /**
   * @param rows of as many cells each, the headings first
   */
  static List<String> lines(List<List<String>> rows) {
    return rows.stream().map(row -> aligned(row, rows)).toList();
  }

  private static String aligned(List<String> row, List<List<String>> rows) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> row.get(column) + " ".repeat(gap(row, rows, column)))
        .collect(Collectors.joining())
        .stripTrailing();
  }

  private static int gap(List<String> row, List<List<String>> rows, int column) {
    var widest = rows.stream().mapToInt(each -> PlainText.width(each.get(column))).max().orElse(0);
    return widest + GAP - PlainText.width(row.get(column));
  }
}
