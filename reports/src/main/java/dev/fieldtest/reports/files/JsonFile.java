package dev.fieldtest.reports.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are one JSON object with a header, laid out for people. */
final class JsonFile {
  private JsonFile() {}

  static ObjectNode withHeader(String kind) {
    return object(FileHeader.of(kind));
  }

  static ObjectNode object(Object value) {
    return FileJson.mapper().valueToTree(value);
  }

  static void write(Path file, ObjectNode json) throws IOException {
    WholeFile.write(file, out -> out.append(json.toPrettyString()).append('\n'));
  }

  static ObjectNode read(Path file, String kind) throws IOException {
    try {
      var json = FileJson.mapper().readTree(Files.readAllBytes(file));
      FileHeader.require(kind, json, file.toString());
      return (ObjectNode) json;
    } catch (JsonProcessingException e) {
      throw malformed(file, e);
    }
  }

  static <T> T as(Class<T> type, ObjectNode json, Path file) throws MalformedFileException {
    try {
      return FileJson.mapper().treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw malformed(file, e);
    }
  }

  private static MalformedFileException malformed(Path file, JsonProcessingException e) {
    var place = e.getLocation();
    var line = place == null || place.getLineNr() < 1 ? "" : ":" + place.getLineNr();
    return new MalformedFileException(file + line + ": " + Excerpt.of(e.getOriginalMessage()));
  }
}
