package dev.fieldtest.runnercli.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Lists of pages, one URL a line; blank lines and those that begin with a hash are left out. */
final class PageList {
  private PageList() {}

  /**
   * Reads a list.
   *
   * @throws UsageException if it can not be read, or has no line
   */
  static List<String> read(Path file) {
    try (var lines = Files.lines(file)) {
      var pages =
          lines
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .distinct()
              .toList();
      if (pages.isEmpty()) {
        throw new UsageException("--from-file " + file + " has no URL; write one a line");
      }
      return pages;
    } catch (NoSuchFileException e) {
      throw new UsageException("--from-file " + file + " does not exist; check the path");
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new UsageException("--from-file " + file + " can not be read: " + e.getMessage());
    }
  }
}
