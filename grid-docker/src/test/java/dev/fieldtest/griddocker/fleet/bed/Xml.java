package dev.fieldtest.griddocker.fleet.bed;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pieces of XML, as EC2 answers. */
final class Xml {
  private Xml() {}

  static String tag(String name, Object content) {
    return "<" + name + ">" + escaped(String.valueOf(content)) + "</" + name + ">";
  }

  static String in(String name, String... inner) {
    return "<" + name + ">" + String.join("", inner) + "</" + name + ">";
  }

  /** A set, whose elements are items. */
  static <T> String set(String name, List<T> elements, Function<T, String> item) {
    return in(
        name, elements.stream().map(each -> in("item", item.apply(each))).toArray(String[]::new));
  }

  static String tags(Map<String, String> tags) {
    return set(
        "tagSet",
        List.copyOf(tags.entrySet()),
        tag -> tag("key", tag.getKey()) + tag("value", tag.getValue()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
