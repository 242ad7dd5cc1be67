package dev.fieldtest.sitecorpus.generated;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A way to write markup. The header of its file holds the attributes of its inputs, and {@code
 * hook}, the one that they are found by; its parts hold the whole page and what stands in forms.
 */
record Style(Template template) {
  private static final String HOOK = "hook";

  String name() {
    return template.name();
  }

  String hook() {
    return template.value(HOOK).orElse("id");
  }

  /** Attributes of inputs, with tags that are still to be filled in. */
  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    template.header().forEach((name, values) -> attributes.put(name, values.get(0)));
    attributes.remove(HOOK);
    return attributes;
  }

  boolean has(String part) {
    return template.parts().containsKey(part);
  }

  String part(String name) {
    return Objects.requireNonNull(template.parts().get(name), name);
  }
}
