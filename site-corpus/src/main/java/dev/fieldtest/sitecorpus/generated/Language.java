package dev.fieldtest.sitecorpus.generated;

import java.util.Map;
import java.util.Optional;

/**
 * What pages say in a language.
 *
 * @param tag BCP 47
 * @param words texts by name, free of what HTML and quoted scripts would take for their own
 */
record Language(String tag, Map<String, String> words) {
  Language {
    words = Map.copyOf(words);
    for (Map.Entry<String, String> word : words.entrySet()) {
      if (word.getValue().matches(".*[<>&\"`\\\\{}].*")) {
        throw new IllegalArgumentException(tag + ": " + word.getKey() + " cannot stand in a page");
      }
    }
  }

  Optional<String> word(String name) {
    return Optional.ofNullable(words.get(name));
  }

  /** {@code rtl} or {@code ltr}. */
  String direction() {
    return words.getOrDefault("direction", "ltr");
  }
}
