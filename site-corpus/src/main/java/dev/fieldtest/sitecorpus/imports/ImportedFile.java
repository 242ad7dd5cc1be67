package dev.fieldtest.sitecorpus.imports;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a file.
 *
 * @param file the file
 * @param kind what it is
 * @param taken how many addresses were taken
 * @param leftOut how many were not, by the reason
 */
public record ImportedFile(Path file, String kind, int taken, Map<String, Integer> leftOut) {
  public ImportedFile {
    leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
  }

  /** One line for people. */
  @Override
  public String toString() {
    String rest =
        leftOut.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(joining(", "));
    return file
        + ": "
        + kind
        + ", "
        + taken
        + " taken"
        + (rest.isEmpty() ? "" : "; left out: " + rest);
  }
}
