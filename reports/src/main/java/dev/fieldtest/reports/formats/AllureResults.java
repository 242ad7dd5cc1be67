package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.RunReport;
import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.FileSystemResultsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code allure-results}: a folder with a file a site, for Allure. */
public final class AllureResults implements ReportWriter {
  /** Its name in the output folder. */
  public static final String NAME = "allure-results";

  @Override
  public String fileName() {
    return NAME;
  }

  /** The folder must not hold results of these sites yet. */
  @Override
  public void write(RunReport report, Path folder) throws IOException {
    var results = Files.createDirectories(folder.resolve(NAME));
    var files = new FileSystemResultsWriter(results);
    try {
      report.results().forEach(result -> files.write(AllureCase.of(result)));
    } catch (AllureResultsWriteException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }
}
