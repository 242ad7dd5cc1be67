package dev.fieldtest.extensionundertest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come along with this module's classes. */
final class Resource {
  private Resource() {}

  /**
   * Reads a text.
   *
   * @param name from this package's folder
   * @throws IllegalStateException if the build left it out
   */
  static String text(String name) {
    try (var in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
