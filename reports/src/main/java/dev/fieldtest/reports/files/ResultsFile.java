package dev.fieldtest.reports.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** {@code results.jsonl}: one line a site, after a header. Reads it; {@code formats} writes it. */
public final class ResultsFile {
  /** Its name in the output folder. */
  public static final String NAME = "results.jsonl";

  private static final String KIND = "results";

  private ResultsFile() {}

  /**
   * Reads it line by line.
   *
   * @param type what is needed of a line
   * @param sink takes each site's line
   * @throws MalformedFileException if it is another file, of a newer version, torn, garbage, or
   *     holds another number of sites than its header tells, if it does; the message begins with
   *     the place
   */
  static <T> void read(Path file, Class<T> type, Consumer<T> sink) throws IOException {
    var reader = FileJson.mapper().readerFor(type);
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      var header = header(lines, file);
      var number = 2;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        sink.accept(type.cast(value(line, reader, file + ":" + number)));
        number++;
      }
      requireAll(number - 2, header.path("sites").asInt(number - 2), file, "its header tells");
    } catch (MalformedInputException e) {
      throw new MalformedFileException(file + ": is not UTF-8, so no file of Fieldtest");
    }
  }

  /**
   * Checks that no site is missing.
   *
   * @param teller who says how many there are
   * @throws MalformedFileException if one is
   */
  static void requireAll(int found, int told, Path file, String teller)
      throws MalformedFileException {
    if (found != told) {
      throw new MalformedFileException(
          "%s: is truncated: it holds %s, and %s of %d"
              .formatted(file, found == 1 ? "1 site" : found + " sites", teller, told));
    }
  }

  private static JsonNode header(BufferedReader lines, Path file) throws IOException {
    var line = lines.readLine();
    try {
      var header = FileJson.mapper().readTree(line == null ? "" : line);
      FileHeader.require(KIND, header, file.toString());
      return header;
    } catch (JsonProcessingException e) {
      throw new MalformedFileException(file + ": not a file of Fieldtest: no header");
    }
  }

  private static Object value(String line, ObjectReader reader, String where)
      throws MalformedFileException {
    try {
      if (line.startsWith("{")) {
        return reader.readValue(line);
      }
    } catch (JsonProcessingException e) {
      var torn = line.endsWith("}") ? "" : "the file is truncated here: ";
      throw new MalformedFileException(where + ": " + torn + Excerpt.of(e.getOriginalMessage()));
    }
    throw new MalformedFileException(where + ": no JSON object");
  }
}
