package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.runnercli.dispatch.SiteInvocations.Invocation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.testng.AllureTestNg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.testng.ISuite;
import org.testng.ISuiteListener;
import org.testng.TestNG;
import org.testng.xml.XmlClass;
import org.testng.xml.XmlSuite;
import org.testng.xml.XmlTest;

/** Runs a plan's sites through TestNG beside the dispatcher, with Allure TestNG listening. */
public final class TestNgReport implements RunListener {
  private final Map<SiteId, CompletableFuture<SiteResult>> results = new HashMap<>();
  private final CompletableFuture<OutputLostException> lost = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final TestNG testNg = new TestNG(false);

  /**
   * Begins; TestNG waits for results in a thread of its own.
   *
   * @param allureResults the folder that Allure's results go to, if they are wanted
   */
  public TestNgReport(Map<ChunkId, List<Site>> sites, Optional<Path> allureResults) {
    var allure = new AllureLifecycle(cases(allureResults));
    Map<String, List<Invocation>> chunks = new LinkedHashMap<>();
    sites.forEach(
        (chunk, members) ->
            chunks.put(
                chunk.toString(), members.stream().map(site -> invocation(site, allure)).toList()));
    testNg.setListenersToSkipFromBeingWiredInViaServiceLoaders(AllureTestNg.class.getName());
    if (allureResults.isPresent()) {
      testNg.addListener(new AllureTestNg(allure));
    }
    testNg.addListener(new Feed(chunks));
    testNg.setXmlSuites(List.of(suite(chunks)));
    testNg.setVerbose(0);
    var thread = new Thread(this::run, "testng");
    thread.setDaemon(true);
    thread.start();
  }

  private SiteCases cases(Optional<Path> folder) {
    return new SiteCases(
        folder.map(FileSystemResultsWriter::new),
        this::result,
        failure -> lost.complete(lost(folder.orElseThrow(), failure)));
  }

  private static OutputLostException lost(Path folder, AllureResultsWriteException failure) {
    var cause = failure.getCause() instanceof IOException io ? io : new IOException(failure);
    return new OutputLostException(folder, cause);
  }

  private Invocation invocation(Site site, AllureLifecycle allure) {
    var result = results.computeIfAbsent(site.id(), unused -> new CompletableFuture<>());
    return new Invocation(site, result, allure);
  }

  /** Of a site whose invocation has ended, so that it is there. */
  private SiteResult result(String site) {
    return Objects.requireNonNull(results.get(new SiteId(site)), site).join();
  }

  private static XmlSuite suite(Map<String, List<Invocation>> chunks) {
    var suite = new XmlSuite();
    suite.setName("fieldtest");
    for (var chunk : chunks.keySet()) {
      var test = new XmlTest(suite);
      test.setName(chunk);
      test.setXmlClasses(List.of(new XmlClass(SiteInvocations.class)));
    }
    return suite;
  }

  private void run() {
    try {
      testNg.run();
      ended.complete(null);
    } catch (RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }

  @Override
  public void decided(SiteResult result) {
    var waiting = results.get(result.site().id());
    if (waiting != null) {
      waiting.complete(result);
    }
  }

  /**
   * Tells of all that had no result yet, and waits until everything is written.
   *
   * @throws OutputLostException if not all can be written
   */
  public void finish(RunReport report) {
    report.results().forEach(this::decided);
    ended.join();
    if (lost.isDone()) {
      throw lost.join();
    }
  }

  /** Lays the invocations where the data provider finds them. */
  private record Feed(Map<String, List<Invocation>> chunks) implements ISuiteListener {
    @Override
    public void onStart(ISuite suite) {
      chunks.forEach(suite::setAttribute);
    }
  }
}
