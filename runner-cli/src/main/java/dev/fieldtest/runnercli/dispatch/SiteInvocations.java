package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.Site;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.testng.ITestContext;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The sites of a run as TestNG sees them: a chunk is a TestNG test, its sites are the data of one
 * method, and each invocation waits for its site's final result and reports it. TestNG makes no
 * visit.
 */
@Test
public final class SiteInvocations {
  /**
   * A site, and its result once that is final. Prints as the site's id.
   *
   * @param allure what Allure TestNG writes through
   */
  record Invocation(Site site, CompletableFuture<SiteResult> result, AllureLifecycle allure) {
    @Override
    public String toString() {
      return site.id().toString();
    }
  }

  /** The sites of the chunk whose TestNG test this is. */
  @DataProvider(name = "sites")
  public Iterator<Object[]> sites(ITestContext chunk) {
    var invocations = (List<?>) chunk.getSuite().getAttribute(chunk.getName());
    return invocations.stream().map(invocation -> new Object[] {invocation}).iterator();
  }

  /** Reports one site. */
  @Test(dataProvider = "sites")
  public void site(Invocation invocation) {
    var result = invocation.result().join();
    invocation.allure().updateTestCase(test -> describe(result, test));
    var message = result.outcome() + ": " + result.detail();
    if (result.failing()) {
      throw new AssertionError(message);
    } else if (result.outcome().incomplete()) {
      throw new IllegalStateException(message);
    } else if (!result.outcome().passed()) {
      throw new SkipException(message);
    }
  }

  private static void describe(SiteResult result, TestResult test) {
    var site = result.site();
    test.setName(site.id().toString());
    test.setFullName("fieldtest." + site.id());
    test.setHistoryId(site.id().toString());
    test.setTestCaseId(site.id().toString());
    test.setDescription(site.url() + " – " + result.outcome().meaning());
    test.getParameters().clear();
    test.getLabels().removeIf(label -> label.getName().equals("suite"));
    test.getLabels().add(label("suite", result.chunk().toString()));
    test.getLabels().add(label("feature", result.outcome().toString()));
    site.tags().forEach(tag -> test.getLabels().add(label("tag", tag)));
    result.attempts().forEach(attempt -> test.getSteps().add(step(attempt)));
  }

  private static StepResult step(Attempt attempt) {
    var start = attempt.started().toEpochMilli();
    var profile = attempt.profile().name().toLowerCase(Locale.ROOT);
    var result = attempt.result();
    var name =
        result instanceof AttemptResult.Judged judged
            ? judged.outcome().toString()
            : "void, " + ((AttemptResult.Spoilt) result).cause();
    return new StepResult()
        .setName("attempt " + attempt.number() + ", " + profile + ": " + name)
        .setStatus(attempt.judged() ? Status.PASSED : Status.BROKEN)
        .setStatusDetails(new StatusDetails().setMessage(result.detail()))
        .setStart(start)
        .setStop(start + attempt.took().toMillis());
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(value);
  }
}
