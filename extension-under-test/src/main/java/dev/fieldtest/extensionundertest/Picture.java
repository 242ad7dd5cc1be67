package dev.fieldtest.extensionundertest;

import java.util.regex.Pattern;

/** A screenshot, in the format WebP. */
public sealed interface Picture {
  /** How the file of a picture ends. */
  String SUFFIX = ".webp";

  /** As the browser gave it, in base64. */
  record Taken(String base64) implements Picture {}

  /**
   * A file in the folder of screenshots.
   *
   * @param file its name, which can lead nowhere else
   */
  record Kept(String file) implements Picture {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-][a-z0-9._-]{0,200}\\.webp");

    /**
     * @throws IllegalArgumentException if it is no plain name
     */
    public Kept {
      if (!NAME.matcher(file).matches()) {
        throw new IllegalArgumentException("not the name of a screenshot: " + file);
      }
    }

    @Override
    public String toString() {
      return file;
    }
  }
}
