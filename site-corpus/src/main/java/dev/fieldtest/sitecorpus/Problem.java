package dev.fieldtest.sitecorpus;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that is wrong with a corpus file.
 *
 * @param file the file, as the user named it
 * @param line the line, from 1; empty if it is about the file as a whole
 * @param field the field, as a path such as {@code form.frame[1]}; empty if it is about the line
 * @param message what is wrong and what to do
 */
public record Problem(String file, OptionalInt line, Optional<String> field, String message) {
  /**
   * @throws IllegalArgumentException if the line is below 1 or the message blank
   */
  public Problem {
    if (line.isPresent() && line.getAsInt() < 1) {
      throw new IllegalArgumentException("lines count from 1");
    }
    if (message.isBlank()) {
      throw new IllegalArgumentException("a problem says what is wrong");
    }
  }

  /** One line for the user: {@code file:line: field: message}, without the parts that are empty. */
  @Override
  public String toString() {
    return file
        + (line.isPresent() ? ":" + line.getAsInt() : "")
        + ": "
        + field.map(name -> name + ": ").orElse("")
        + message;
  }
}
