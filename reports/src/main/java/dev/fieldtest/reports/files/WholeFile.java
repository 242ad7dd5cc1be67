package dev.fieldtest.reports.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /** What is to be in the file. */
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes UTF-8 beside the file, then takes its place at once. If that fails, an earlier file
   * stays as it was. What UTF-8 can not tell, as half a surrogate pair, becomes a question mark.
   */
  public static void write(Path file, Content content) throws IOException {
    replace(
        file,
        beside -> {
          // Not Files.newBufferedWriter: that one throws at half a surrogate pair.
          try (var out =
              new BufferedWriter(
                  new OutputStreamWriter(Files.newOutputStream(beside), StandardCharsets.UTF_8))) {
            content.writeTo(out);
          }
        });
  }

  /** As {@link #write(Path, Content)}, with bytes. */
  static void write(Path file, byte[] content) throws IOException {
    replace(file, beside -> Files.write(beside, content));
  }

  private interface Writing {
    void to(Path beside) throws IOException;
  }

  private static void replace(Path file, Writing writing) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".partial");
    try {
      writing.to(beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
