package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.AllureCase;
import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What Allure TestNG writes through. An invocation tells of a site's visits, not of its own few
 * milliseconds; so that a report from the log is the same, a case keeps only its status.
 *
 * @param results of a site, by its id, which is the case's history id
 * @param lost hears of what can not be written; TestNG would take a listener's failure for a test's
 */
record SiteCases(
    Optional<AllureResultsWriter> files,
    Function<String, SiteResult> results,
    Consumer<AllureResultsWriteException> lost)
    implements AllureResultsWriter {

  @Override
  public void write(TestResult test) {
    AllureCase.describe(results.apply(test.getHistoryId()), test);
    try {
      files.ifPresent(writer -> writer.write(test));
    } catch (AllureResultsWriteException e) {
      lost.accept(e);
    }
  }

  /** Containers hold fixtures, of which there are none. */
  @Override
  public void write(TestResultContainer container) {}

  @Override
  public void write(String source, InputStream attachment) {
    files.ifPresent(writer -> writer.write(source, attachment));
  }
}
