package dev.fieldtest.sitecorpus.generated;

import java.util.List;

/**
 * A kind of input that forms have.
 *
 * @param type of the input
 * @param label the word that says what it is for
 * @param token its right {@code autocomplete}
 * @param names what authors call it
 */
record FieldKind(String type, String label, String token, List<String> names) {
  /** Reads {@code type label token name,name,...}. */
  static FieldKind parse(String text) {
    String[] parts = text.split(" +", 4);
    return new FieldKind(parts[0], parts[1], parts[2], List.of(parts[3].split(",")));
  }
}
