package dev.fieldtest.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measurements, for people and for programs.
 *
 * @param columns their names
 * @param rows a value for each column
 */
public record Table(List<String> columns, List<Map<String, Object>> rows) {
  public Table(List<String> columns) {
    this(List.copyOf(columns), new ArrayList<>());
  }

  /** Appends a row. */
  public void add(Object... values) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (var i = 0; i < values.length; i++) {
      row.put(columns.get(i), values[i]);
    }
    rows.add(row);
  }

  /** Prints it as Markdown. */
  public void print(PrintStream out) {
    var cells = rows.stream().map(row -> row.values().stream().map(Table::text).toList()).toList();
    var widths =
        IntStream.range(0, columns.size())
            .map(
                i ->
                    Math.max(
                        columns.get(i).length(),
                        cells.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
            .toArray();
    out.println(line(columns, widths));
    out.println(line(columns.stream().map(unused -> "---").toList(), widths));
    cells.forEach(row -> out.println(line(row, widths)));
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.3f", number)
        : value.toString();
  }

  private static String line(List<String> cells, int... widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> String.format(Locale.ROOT, "%-" + widths[i] + "s", cells.get(i)))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
