package dev.fieldtest.sitecorpus.imports;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The rows of a table in CSV, one by one. Of the cells that are not asked for none is read out. */
final class CsvRows implements AutoCloseable {
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  private final CsvParser parser;

  /**
   * A row.
   *
   * @param line on which it begins, from 1
   * @param kept the cells that were asked for
   * @param cells how many it has
   */
  record Row(long line, List<String> kept, int cells) {}

  CsvRows(String text, char separator) throws IOException {
    parser = CSV.createParser(text);
    parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  /**
   * The next row, unless all were read.
   *
   * @param asked which cells to read out, from 0
   * @throws IOException if quotes do not match; its message may hold what stands there
   */
  Optional<Row> next(IntPredicate asked) throws IOException {
    if (parser.nextToken() == null) {
      return Optional.empty();
    }
    long line = parser.currentLocation().getLineNr();
    List<String> kept = new ArrayList<>();
    int cells = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (asked.test(cells)) {
        kept.add(parser.getText());
      }
      cells++;
    }
    return Optional.of(new Row(line, kept, cells));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
