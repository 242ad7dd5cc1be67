package dev.fieldtest.extensionundertest;

import java.util.List;

/**
 * The login form as found in one frame.
 *
 * @param truth who said that it is one
 * @param box around its fields as far as they are laid out
 * @param fields the fields that were found
 */
public record FormFacts(Truth truth, Box box, List<FieldFacts> fields) {
  public FormFacts {
    fields = List.copyOf(fields);
  }

  /** Whether any of its fields can be seen. */
  public boolean visible() {
    return fields.stream().anyMatch(FieldFacts::visible);
  }
}
