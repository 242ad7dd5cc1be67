package dev.fieldtest.sitecorpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the one object of a line. Jackson's own tree reader stops at the first duplicate key; this
 * one names each and goes on, so that a user sees all errors at once.
 */
final class JsonLine {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final LineProblems problems;

  private JsonLine(LineProblems problems) {
    this.problems = problems;
  }

  /** The object, or empty after a problem was noted because the line is not JSON. */
  static Optional<ObjectNode> read(String text, LineProblems problems) {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      ObjectNode object = new JsonLine(problems).object(parser, "");
      if (parser.nextToken() != null) {
        problems.add("", "has more after the closing brace; one site a line");
      }
      return Optional.of(object);
    } catch (JsonProcessingException e) {
      problems.add("", "is not JSON: " + explain(e) + "; a site is one JSON object on one line");
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }

  private ObjectNode object(JsonParser parser, String path) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String field = path.isEmpty() ? name : path + "." + name;
      parser.nextToken();
      JsonNode value = value(parser, field);
      if (object.has(name)) {
        problems.add(field, "stands twice in the same object; keep one");
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String path) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, path + "[" + array.size() + "]"));
    }
    return array;
  }

  private JsonNode value(JsonParser parser, String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path);
      case START_ARRAY -> array(parser, path);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /** Jackson's first sentence and the column; the rest is about Java objects. */
  private static String explain(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "it ends before all its braces, brackets and quotes are closed";
    }
    String sentence = e.getOriginalMessage().replaceFirst("(?s)\\R.*", "");
    sentence = sentence.replaceFirst(" \\(for (Object|Array) starting at.*", "");
    return e.getLocation() == null
        ? sentence
        : sentence + " at character " + e.getLocation().getColumnNr();
  }
}
