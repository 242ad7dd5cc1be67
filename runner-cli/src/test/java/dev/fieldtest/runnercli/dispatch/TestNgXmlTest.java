package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.TestNgXml;
import io.qameta.allure.AllureLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.xml.parsers.DocumentBuilderFactory;
import org.testng.ISuite;
import org.testng.ISuiteListener;
import org.testng.TestNG;
import org.testng.annotations.Test;
import org.testng.reporters.XMLReporter;
import org.testng.xml.XmlClass;
import org.testng.xml.XmlSuite;
import org.testng.xml.XmlTest;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The results that are made from the log, beside those that TestNG's own reporter writes. */
public class TestNgXmlTest {
  @Test(timeOut = 60_000)
  public void testNgItselfTellsTheSame() throws Exception {
    var report = Samples.report(Outcome.values());
    var own = folder();
    new TestNgXml().write(report, own);
    assertEquals(told(own), told(testNg(report)));
    assertEquals(told(own).size(), Outcome.values().length + 1);
  }

  private static Path testNg(RunReport report) throws IOException {
    var folder = folder();
    var testNg = new TestNG(false);
    testNg.setOutputDirectory(folder.toString());
    testNg.addListener(new XMLReporter());
    testNg.addListener(new Feed(report.results()));
    var suite = new XmlSuite();
    suite.setName("fieldtest");
    var test = new XmlTest(suite);
    test.setName("chunk-1");
    test.setXmlClasses(List.of(new XmlClass(SiteInvocations.class)));
    testNg.setXmlSuites(List.of(suite));
    testNg.setVerbose(0);
    testNg.run();
    return folder;
  }

  private record Feed(List<SiteResult> results) implements ISuiteListener {
    @Override
    public void onStart(ISuite suite) {
      var allure =
          new AllureLifecycle(new SiteCases(Optional.empty(), id -> results.get(0), lost -> {}));
      suite.setAttribute(
          "chunk-1",
          results.stream()
              .map(
                  result ->
                      new SiteInvocations.Invocation(
                          result.site(), CompletableFuture.completedFuture(result), allure))
              .toList());
    }
  }

  private static Path folder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "testng");
  }

  /** What does not depend on when it was written: sums, suite, test, class, and each site. */
  private static List<String> told(Path folder) throws Exception {
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("testng-results.xml").toFile());
    var root = xml.getDocumentElement();
    var told = new ArrayList<String>();
    for (var method : elements(root.getElementsByTagName("test-method"))) {
      var type = (Element) method.getParentNode();
      var test = (Element) type.getParentNode();
      told.add(
          String.join(
              " ",
              ((Element) test.getParentNode()).getAttribute("name"),
              test.getAttribute("name"),
              type.getAttribute("name"),
              method.getAttribute("name"),
              method.getAttribute("status"),
              method.getAttribute("data-provider"),
              text(method, "value"),
              text(method, "message"),
              attribute(method, "exception", "class")));
    }
    told.sort(null);
    told.add(
        String.join(
            " ",
            root.getAttribute("total"),
            root.getAttribute("passed"),
            root.getAttribute("failed"),
            root.getAttribute("skipped"),
            root.getAttribute("ignored")));
    return told;
  }

  private static String text(Element method, String name) {
    var found = elements(method.getElementsByTagName(name));
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }

  private static String attribute(Element method, String name, String attribute) {
    var found = elements(method.getElementsByTagName(name));
    return found.isEmpty() ? "" : found.get(0).getAttribute(attribute);
  }

  private static List<Element> elements(NodeList nodes) {
    var elements = new ArrayList<Element>();
    for (var i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
