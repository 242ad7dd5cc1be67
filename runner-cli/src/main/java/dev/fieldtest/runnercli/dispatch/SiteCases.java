package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.AllureCase;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Allure TestNG writes through. An invocation tells of a site's visits, not of its own few
 * milliseconds; so that a report from the log is the same, a case keeps only its status.
 *
 * @param results of a site, by its id, which is the case's history id
 */
record SiteCases(Optional<AllureResultsWriter> files, Function<String, SiteResult> results)
    implements AllureResultsWriter {
  /**
   * @param folder where the results go, if they are wanted
   */
  static SiteCases in(Optional<Path> folder, Function<String, SiteResult> results) {
    return new SiteCases(folder.map(FileSystemResultsWriter::new), results);
  }

  @Override
  public void write(TestResult test) {
    AllureCase.describe(results.apply(test.getHistoryId()), test);
    files.ifPresent(writer -> writer.write(test));
  }

  /** Containers hold fixtures, of which there are none. */
  @Override
  public void write(TestResultContainer container) {}

  @Override
  public void write(String source, InputStream attachment) {
    files.ifPresent(writer -> writer.write(source, attachment));
  }
}
