package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a contract wants in {@code chrome.storage}. Texts in it, at any depth, may hold
 * {@code ${NAME}} for a variable of the environment. Prints without its value, which may be a
 * secret.
 *
 * @param area where to store it
 * @param key under which name
 * @param value any JSON; not changed afterwards
 */
public record StorageEntry(StorageArea area, String key, JsonNode value) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  public StorageEntry {
    value = value.deepCopy();
  }

  /** Its field in a contract. */
  String field() {
    return "storage." + area.word() + "." + key;
  }

  /** Whether a dollar sign and a brace in a text begin no placeholder. */
  boolean isMalformed() {
    return malformed(value);
  }

  /** The variables that it refers to, sorted. */
  Set<String> variables() {
    var names = new TreeSet<String>();
    collect(value, names);
    return names;
  }

  /** The same with the placeholders filled in; the environment must have all variables. */
  StorageEntry resolve(Map<String, String> environment) {
    return new StorageEntry(area, key, filled(value, environment));
  }

  private static boolean malformed(JsonNode node) {
    if (node.isTextual()) {
      return PLACEHOLDER.matcher(node.textValue()).replaceAll("").contains("${");
    }
    return node.valueStream().anyMatch(StorageEntry::malformed);
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isTextual()) {
      PLACEHOLDER.matcher(node.textValue()).results().forEach(found -> names.add(found.group(1)));
    }
    node.valueStream().forEach(child -> collect(child, names));
  }

  private static JsonNode filled(JsonNode node, Map<String, String> environment) {
    if (node.isTextual()) {
      return TextNode.valueOf(
          PLACEHOLDER
              .matcher(node.textValue())
              .replaceAll(found -> Matcher.quoteReplacement(environment.get(found.group(1)))));
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(child -> array.add(filled(child, environment)));
      return array;
    }
    if (node.isObject()) {
      var object = JsonNodeFactory.instance.objectNode();
      node.forEachEntry((name, child) -> object.set(name, filled(child, environment)));
      return object;
    }
    return node;
  }

  @Override
  public String toString() {
    return field();
  }
}
