package dev.fieldtest.sitecorpus.generated;

import java.util.Map;

/**
 * An input of one page.
 *
 * @param label what it is for, in the page's language
 * @param attributes of the element, in their order
 * @param hook the attribute that it is found by
 */
record Field(String label, Map<String, String> attributes, String hook) {
  /** A CSS selector that nothing else on the page matches. */
  String selector() {
    String value = attributes.getOrDefault(hook, "");
    return switch (hook) {
      case "class" -> "." + value.substring(value.lastIndexOf(' ') + 1);
      case "id" -> value.matches("[A-Za-z][\\w-]*") ? "#" + value : "[id='" + value + "']";
      default -> "[" + hook + "='" + value + "']";
    };
  }
}
