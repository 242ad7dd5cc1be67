package dev.fieldtest.sitecorpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The fields of one object, read one by one. What is wrong is noted as a problem under the field's
 * path, and the reading goes on; a wrong field then counts as absent.
 */
final class Fields {
  private final ObjectNode object;
  private final String path;
  private final LineProblems problems;

  /** Notes each field that is not among the known ones. */
  Fields(ObjectNode object, String path, LineProblems problems, List<String> known) {
    this.object = object;
    this.path = path;
    this.problems = problems;
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problem(name, "is not a field; " + NearestName.advice(name, known));
              }
            });
  }

  boolean has(String name) {
    return object.has(name);
  }

  void problem(String name, String message) {
    problems.add(pathOf(name), message);
  }

  /**
   * A string, read by a function that throws {@link IllegalArgumentException} with a message for
   * the user.
   */
  <T> Optional<T> text(String name, Function<String, T> reader) {
    return value(name).flatMap(node -> text(node, pathOf(name), reader));
  }

  <T> Optional<T> object(String name, List<String> known, Function<Fields, Optional<T>> reader) {
    return value(name).flatMap(node -> object(node, pathOf(name), known, reader));
  }

  List<String> texts(String name, Function<String, String> reader) {
    return list(name, (node, at) -> text(node, at, reader));
  }

  <T> List<T> objects(String name, List<String> known, Function<Fields, Optional<T>> reader) {
    return list(name, (node, at) -> object(node, at, known, reader));
  }

  /** A whole number within bounds, both included. */
  Optional<Integer> integer(String name, int least, int most) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !isWithin(value.get(), least, most)) {
      problem(name, "must be a whole number from " + least + " to " + most);
      return Optional.empty();
    }
    return value.map(JsonNode::intValue);
  }

  private static boolean isWithin(JsonNode node, int least, int most) {
    if (!node.isNumber()) {
      return false;
    }
    BigDecimal number = node.decimalValue();
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0
        && number.stripTrailingZeros().scale() <= 0;
  }

  private <T> List<T> list(String name, BiFunction<JsonNode, String, Optional<T>> reader) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray()) {
      problem(name, wrongKind("a list in [ ]", value.get()));
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < value.get().size(); i++) {
      reader.apply(value.get().get(i), pathOf(name) + "[" + i + "]").ifPresent(items::add);
    }
    return items;
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name));
  }

  private <T> Optional<T> text(JsonNode node, String at, Function<String, T> reader) {
    if (!node.isTextual()) {
      problems.add(at, wrongKind("a string in quotes", node));
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(node.textValue()));
    } catch (IllegalArgumentException e) {
      problems.add(at, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private <T> Optional<T> object(
      JsonNode node, String at, List<String> known, Function<Fields, Optional<T>> reader) {
    if (node instanceof ObjectNode inner) {
      return reader.apply(new Fields(inner, at, problems, known));
    }
    problems.add(at, wrongKind("an object in { }", node));
    return Optional.empty();
  }

  private String pathOf(String name) {
    if (name.isEmpty()) {
      return path;
    }
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String wrongKind(String wanted, JsonNode node) {
    return node.getNodeType() == JsonNodeType.NULL
        ? "is null; leave the field out"
        : "must be " + wanted + ", not " + kind(node);
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY, OBJECT -> "an " + node.getNodeType().name().toLowerCase(Locale.ROOT);
      default -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
