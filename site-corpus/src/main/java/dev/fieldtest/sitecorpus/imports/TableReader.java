package dev.fieldtest.sitecorpus.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Takes the addresses out of CSV and of lists of one a line. Once a file has more than one column,
 * one of them may hold passwords: only the column that is certain to hold addresses is read, and a
 * table whose cells can not be told apart in each row is refused as a whole.
 */
final class TableReader {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private static final String NO_COLUMN =
      "names no column of addresses in its first line; name it url there. Nothing was taken";
  private static final String BAD_QUOTES =
      "has quotes that do not match, so its columns can not be told apart; export it anew. Nothing"
          + " was taken";
  private static final String BAD_ROW =
      "has another number of cells than the first line; export it anew. Nothing was taken";

  private final Path file;
  private final long linesAbove;
  private final String text;

  /** Blank lines and comments may stand above the table. */
  TableReader(Path file, String text) {
    this.file = file;
    this.linesAbove =
        text.lines().takeWhile(line -> line.isBlank() || line.startsWith("#")).count();
    this.text =
        linesAbove == 0 ? text : text.lines().skip(linesAbove).collect(Collectors.joining("\n"));
  }

  Listing read() throws UnusableImportException {
    boolean isTable = false;
    for (char separator : SEPARATORS) {
      List<String> first = first(separator);
      isTable |= first.size() != 1;
      Header header = new Header(first);
      OptionalInt addresses = header.addresses();
      if (first.size() > 1 && addresses.isPresent()) {
        List<String> cells = column(separator, addresses.getAsInt(), first.size());
        return new Listing(header.kind(), cells.subList(1, cells.size()));
      }
      if (first.size() == 2 && first.get(0).matches("\\d+")) {
        return new Listing(ImportKind.TOP_LIST, column(separator, 1, 2));
      }
    }
    if (isTable) {
      throw new UnusableImportException(file, NO_COLUMN);
    }
    return new Listing(ImportKind.LIST, list());
  }

  /** The cells of the first row; none if it can not be parted so. */
  private List<String> first(char separator) {
    try (CsvRows rows = new CsvRows(text, separator)) {
      return rows.next(cell -> true).map(CsvRows.Row::kept).orElse(List.of(""));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The cells of a column, the first row's too. */
  private List<String> column(char separator, int column, int width)
      throws UnusableImportException {
    List<String> cells = new ArrayList<>();
    try (CsvRows rows = new CsvRows(text, separator)) {
      Optional<CsvRows.Row> row = rows.next(cell -> cell == column);
      while (row.isPresent()) {
        if (row.get().cells() != width) {
          throw new UnusableImportException(file, linesAbove + row.get().line(), BAD_ROW);
        }
        cells.addAll(row.get().kept());
        row = rows.next(cell -> cell == column);
      }
      return cells;
    } catch (IOException e) {
      // Its own message holds a character of what stands there.
      throw new UnusableImportException(file, BAD_QUOTES);
    }
  }

  private List<String> list() {
    List<String> lines =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    boolean hasHeader = !lines.isEmpty() && new Header(lines.subList(0, 1)).addresses().isPresent();
    return lines.subList(hasHeader ? 1 : 0, lines.size());
  }
}
