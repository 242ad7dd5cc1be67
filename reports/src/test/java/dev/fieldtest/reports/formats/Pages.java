package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests of {@code report.html} put theirs. */
final class Pages {
  private Pages() {}

  /**
   * Writes a report.
   *
   * @param name a folder's, of no other test
   * @return the page
   */
  static Path write(String name, RunReport report) throws IOException {
    var folder = Files.createDirectories(Path.of("target", "pages", name).toAbsolutePath());
    new HtmlPage().write(report, folder);
    return folder.resolve("report.html");
  }
}
