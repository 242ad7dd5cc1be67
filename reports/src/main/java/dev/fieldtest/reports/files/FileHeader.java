package dev.fieldtest.reports.files;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What each file begins with.
 *
 * @param schemaVersion counted up when readers of the version before would misread the file
 * @param kind what the file holds
 */
public record FileHeader(int schemaVersion, String kind) {
  /** The version that this Fieldtest writes, and the newest that it reads. */
  public static final int CURRENT = 1;

  /** The header of a file that is written now. */
  public static FileHeader of(String kind) {
    return new FileHeader(CURRENT, kind);
  }

  /**
   * Checks that a file is of a kind and of a version that is known.
   *
   * @param node the header line, or the whole file if it is one object
   * @param where file and, if there is more than one, line: what the message begins with
   * @throws MalformedFileException if it is not
   */
  static void require(String kind, JsonNode node, String where) throws MalformedFileException {
    var version = node.path("schemaVersion");
    if (!version.canConvertToExactIntegral() || !node.path("kind").isTextual()) {
      throw new MalformedFileException(
          where + ": not a file of Fieldtest: no schemaVersion and kind");
    }
    if (version.asLong() > CURRENT) {
      throw new MalformedFileException(
          "%s: schema version %d is newer than %d, the newest that this Fieldtest knows; update it"
              .formatted(where, version.asLong(), CURRENT));
    }
    if (!node.path("kind").asText().equals(kind)) {
      throw new MalformedFileException(
          "%s: holds '%s' where '%s' is needed"
              .formatted(where, Excerpt.of(node.path("kind").asText()), kind));
    }
  }
}
