package dev.fieldtest.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder of its own for a test. */
public final class Folders {
  private Folders() {}

  /** What a test does in a folder. */
  public interface Use {
    void in(Path folder) throws Exception;
  }

  /** Makes an empty folder and removes it, with all that is in it, afterwards. */
  public static void with(Use use) throws Exception {
    var folder = Files.createTempDirectory("fieldtest-reports-");
    try {
      use.in(folder);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
