package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.IoReason;
import dev.fieldtest.sitecorpus.Utf8Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists of pages, one URL a line; blank lines and those that begin with a hash are left out. */
final class PageList {
  private PageList() {}

  /**
   * Reads a list.
   *
   * @throws UsageException if it can not be read, or has no line
   */
  static List<String> read(Path file) {
    try (var lines = new Utf8Lines(Files.newInputStream(file))) {
      var pages = pages(file, lines);
      if (pages.isEmpty()) {
        throw new UsageException("--from-file " + file + " has no URL; write one a line");
      }
      return List.copyOf(pages);
    } catch (NoSuchFileException e) {
      throw new UsageException("--from-file " + file + " does not exist; check the path");
    } catch (IOException e) {
      throw new UsageException("--from-file " + file + " can not be read: " + IoReason.of(e));
    }
  }

  private static Set<String> pages(Path file, Utf8Lines lines) throws IOException {
    var pages = new LinkedHashSet<String>();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      try {
        pages.add(lines.decode(line.get()).strip());
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "--from-file " + file + ":" + lines.number() + ": " + e.getMessage());
      }
    }
    pages.removeIf(page -> page.isEmpty() || page.startsWith("#"));
    return pages;
  }
}
