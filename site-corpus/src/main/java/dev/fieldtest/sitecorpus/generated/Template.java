package dev.fieldtest.sitecorpus.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that pages are made from: a comment that says what it is and then {@code key: value}, and
 * text in parts, each but the first after a line {@code === name}.
 *
 * @param header values by key; a key may stand more than once
 * @param parts texts by name, the first by {@link #MAIN}
 */
record Template(String name, Map<String, List<String>> header, Map<String, String> parts) {
  /** The part that needs no name. */
  static final String MAIN = "";

  private static final Pattern FILE = Pattern.compile("(?s)<!--(.*?)-->\n(.*)");
  private static final Pattern ENTRY = Pattern.compile("([a-z_][a-z0-9_-]*):(.*)");
  private static final Pattern PART = Pattern.compile("=== (.+)");

  /**
   * @throws IllegalArgumentException if it does not begin with such a comment
   */
  static Template parse(String name, String text) {
    Matcher file = FILE.matcher(text);
    if (!file.matches()) {
      throw new IllegalArgumentException(name + " does not begin with a comment of what it is");
    }
    return new Template(name, header(file.group(1)), parts(file.group(2)));
  }

  private static Map<String, List<String>> header(String text) {
    Map<String, List<String>> header = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        header
            .computeIfAbsent(entry.group(1), unused -> new ArrayList<>())
            .add(entry.group(2).strip());
      }
    }
    return header;
  }

  private static Map<String, String> parts(String text) {
    Map<String, StringBuilder> parts = new LinkedHashMap<>();
    StringBuilder part = parts.computeIfAbsent(MAIN, unused -> new StringBuilder());
    for (String line : text.lines().toList()) {
      Matcher begin = PART.matcher(line);
      if (begin.matches()) {
        part = parts.computeIfAbsent(begin.group(1), unused -> new StringBuilder());
      } else {
        part.append(line).append('\n');
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    parts.forEach((name, each) -> texts.put(name, each.toString().strip()));
    return texts;
  }

  /** The value of a key that stands at most once. */
  Optional<String> value(String key) {
    return values(key).stream().findFirst();
  }

  List<String> values(String key) {
    return header.getOrDefault(key, List.of());
  }

  /** The words of a value; none if the key is missing. */
  List<String> words(String key) {
    return value(key).filter(text -> !text.isEmpty()).stream()
        .flatMap(text -> Pattern.compile("\\s+").splitAsStream(text))
        .toList();
  }
}
