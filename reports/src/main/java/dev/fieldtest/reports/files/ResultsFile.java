package dev.fieldtest.reports.files;

import com.fasterxml.jackson.core.JsonProcessingException;
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
   * @throws MalformedFileException if it is another file, of a newer version, torn, or garbage; the
   *     message begins with the place
   */
  static <T> void read(Path file, Class<T> type, Consumer<T> sink) throws IOException {
    var reader = FileJson.mapper().readerFor(type);
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      requireHeader(lines, file);
      var number = 2;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        sink.accept(type.cast(value(line, reader, file + ":" + number)));
        number++;
      }
    } catch (MalformedInputException e) {
      throw new MalformedFileException(file + ": is not UTF-8, so no file of Fieldtest");
    }
  }

  private static void requireHeader(BufferedReader lines, Path file) throws IOException {
    var header = lines.readLine();
    try {
      FileHeader.require(
          KIND, FileJson.mapper().readTree(header == null ? "" : header), file.toString());
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
