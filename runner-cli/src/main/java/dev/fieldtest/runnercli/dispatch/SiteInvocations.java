package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.Fate;
import dev.fieldtest.sitecorpus.Site;
import io.qameta.allure.AllureLifecycle;
import java.util.Iterator;
import java.util.List;
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
    invocation.allure().updateTestCase(test -> test.setHistoryId(result.site().id().toString()));
    var reason = Fate.reason(result);
    switch (Fate.of(result)) {
      case FAILURE -> throw new AssertionError(reason);
      case ERROR -> throw new IllegalStateException(reason);
      case SKIPPED -> throw new SkipException(reason);
      case PASSED -> {}
    }
  }
}
