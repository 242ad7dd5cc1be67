package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what a contract wants stored. Never quotes a value: it may be a secret. */
final class StorageParser {
  private static final String FIELD = "storage";

  private final JsonNode storage;
  private final JsonProblems problems;

  /**
   * @param storage the field's value, or a missing node
   */
  StorageParser(JsonNode storage, JsonProblems problems) {
    this.storage = storage;
    this.problems = problems;
  }

  List<StorageEntry> entries() {
    var entries = new ArrayList<StorageEntry>();
    if (storage.isMissingNode() || !isObject(storage, FIELD)) {
      return entries;
    }
    problems.refuseUnknown(
        FIELD, storage, Arrays.stream(StorageArea.values()).map(StorageArea::word).toList());
    for (var area : StorageArea.values()) {
      var values = storage.path(area.word());
      if (!values.isMissingNode() && isObject(values, LocatedJson.field(FIELD, area.word()))) {
        values.forEachEntry((key, value) -> entries.add(entry(area, key, value)));
      }
    }
    return entries;
  }

  private StorageEntry entry(StorageArea area, String key, JsonNode value) {
    var entry = new StorageEntry(area, key, value);
    if (entry.isMalformed()) {
      problems.add(
          entry.field(),
          "a '${' begins no placeholder",
          "write ${NAME}, with the name of an environment variable");
    }
    return entry;
  }

  private boolean isObject(JsonNode value, String field) {
    if (!value.isObject()) {
      problems.add(field, "is no JSON object", "write it as {\"local\": {\"key\": \"value\"}}");
    }
    return value.isObject();
  }
}
