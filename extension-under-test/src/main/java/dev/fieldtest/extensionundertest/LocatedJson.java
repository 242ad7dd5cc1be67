package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text with the line of each of its values, and with the fields that it repeats, so that all
 * that is wrong with it can be told at once. Values are named as in {@code storage.local.a[0]}.
 */
public final class LocatedJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<String, Integer> lines = new HashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private final JsonParser parser;
  private final JsonNode root;

  private LocatedJson(JsonParser parser) throws IOException {
    this.parser = parser;
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "it is empty");
    }
    root = value("");
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "there is more after its end");
    }
  }

  /**
   * Reads a text.
   *
   * @throws JsonProcessingException if it is not one JSON value
   */
  public static LocatedJson read(String text) throws JsonProcessingException {
    try (var parser = MAPPER.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      return new LocatedJson(parser);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  /** The value, with the last one of each repeated field. */
  public JsonNode root() {
    return root;
  }

  /** The fields that occur more than once. */
  public List<String> duplicates() {
    return duplicates;
  }

  /** The line of a value, from 1; that of its nearest parent if there is no such value. */
  public int line(String path) {
    var line = lines.get(path);
    if (line != null) {
      return line;
    }
    return path.isEmpty() ? 1 : line(path.substring(0, Math.max(0, path.lastIndexOf('.'))));
  }

  /** The name of a field. */
  public static String field(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  private JsonNode value(String path) throws IOException {
    lines.put(path, parser.currentTokenLocation().getLineNr());
    if (parser.isExpectedStartObjectToken()) {
      return object(path);
    }
    return parser.isExpectedStartArrayToken() ? array(path) : parser.readValueAsTree();
  }

  private JsonNode object(String path) throws IOException {
    var object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var field = field(path, name);
      if (object.has(name)) {
        duplicates.add(field);
      }
      parser.nextToken();
      object.set(name, value(field));
    }
    return object;
  }

  private JsonNode array(String path) throws IOException {
    var array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(path + "[" + array.size() + "]"));
    }
    return array;
  }
}
