package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.files.FileJson;
import dev.fieldtest.sitecorpus.KnownFailure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

public class FormatsTest {
  @DataProvider
  Object[][] writers() {
    return new Object[][] {
      {new HtmlPage()},
      {new JUnitXml()},
      {new ResultsJsonl()},
      {new RunJson()},
      {new SummaryMarkdown()},
      {new TestNgXml()},
    };
  }

  @Test(dataProvider = "writers")
  public void equalReportsGiveEqualBytesAndNoLeftovers(ReportWriter writer) throws Exception {
    assertEquals(written(writer, Samples.hostile()), written(writer, Samples.hostile()));
  }

  @Test(dataProvider = "writers")
  public void emptyRunCanBeWritten(ReportWriter writer) throws Exception {
    assertFalse(written(writer, Samples.report()).isEmpty());
  }

  @Test(dataProvider = "writers")
  public void hostileTextsStayBoundedAndHarmless(ReportWriter writer) throws Exception {
    var text = written(writer, Samples.hostile());
    assertTrue(text.length() < 120_000, writer.fileName() + " has " + text.length());
    assertFalse(text.contains("\u001b"), "escape");
    assertFalse(text.contains("\u0000"), "control");
    if (!(writer instanceof RunJson)) {
      assertFalse(text.contains("\u202E"), "bidi control");
    }
  }

  @Test
  public void resultsAreAHeaderAndOneLineASiteSortedById() throws Exception {
    var lines = written(new ResultsJsonl(), Samples.report(Outcome.UNREACHABLE, Outcome.REPLACED));
    var all = lines.lines().toList();
    assertEquals(all.get(0), "{\"schemaVersion\":1,\"kind\":\"results\",\"sites\":2}");
    assertEquals(
        all.get(1),
        "{\"site\":\"replaced\",\"url\":\"https://replaced.test/login\",\"expect\":\"replaced\","
            + "\"outcome\":\"REPLACED\",\"blame\":\"nobody\",\"flaky\":false,\"known\":false,"
            + "\"new\":false,\"notes\":[],\"attempts\":1,\"durationMs\":1200,"
            + "\"lastPass\":\"2026-11-02T09:00:01Z\",\"since\":\"2026-11-02T09:00:01Z\","
            + "\"last\":\"REPLACED\",\"runs\":1,\"flakyRuns\":0,\"evidence\":{\"detail\":\"\"}}");
    assertTrue(all.get(2).startsWith("{\"site\":\"unreachable\""), all.get(2));
    assertEquals(all.size(), 3);
  }

  @DataProvider
  Object[][] fates() {
    return new Object[][] {
      {Outcome.REPLACED, ""},
      {Outcome.UNTOUCHED, ""},
      {Outcome.NOT_DETECTED, "failure"},
      {Outcome.PAGE_BROKEN, "failure"},
      {Outcome.UNREACHABLE, "skipped"},
      {Outcome.BOT_WALL, "skipped"},
      {Outcome.MISSING, "error"},
    };
  }

  @Test(dataProvider = "fates")
  public void jenkinsSeesWhoseFaultItIs(Outcome outcome, String element) throws Exception {
    var testcase = testcase(xml(Samples.report(outcome)));
    assertEquals(testcase.getAttribute("classname"), "fieldtest.en");
    var child = testcase.getFirstChild();
    assertEquals(child == null ? "" : child.getNodeName(), element);
    if (child instanceof Element reason) {
      assertTrue(reason.getAttribute("message").startsWith(outcome + ": " + outcome.meaning()));
    }
  }

  @Test
  public void jenkinsSeesKnownFailuresAndWhatWasNotRunAsSkipped() throws Exception {
    var known = new KnownFailure("EXT-481", Samples.TODAY);
    var sites = List.of(Samples.site("a", Optional.of(known)));
    var failed = List.of(Samples.judged("a", 1, Profile.LEAN, Outcome.NOT_DETECTED));
    var skipped = testcase(xml(Samples.report(RunEnding.COMPLETE, sites, failed))).getFirstChild();
    assertEquals(skipped.getNodeName(), "skipped");
    assertTrue(((Element) skipped).getAttribute("message").contains("EXT-481"));
    var notRun = testcase(xml(Samples.report(RunEnding.INTERRUPTED, sites, List.of())));
    assertEquals(notRun.getFirstChild().getNodeName(), "skipped");
  }

  @Test
  public void junitCountsASuiteForEachChunk() throws Exception {
    var sites = IntStream.range(0, 30).mapToObj(i -> Samples.site("site-" + i)).toList();
    var failed = List.of(Samples.judged("site-0", 1, Profile.LEAN, Outcome.NOT_DETECTED));
    var root = xml(Samples.report(RunEnding.COMPLETE, sites, failed)).getDocumentElement();
    assertEquals(root.getAttribute("tests"), "30");
    assertEquals(root.getAttribute("failures"), "1");
    assertEquals(root.getAttribute("errors"), "29");
    var suites = root.getElementsByTagName("testsuite");
    assertEquals(suites.getLength(), 2);
    assertEquals(((Element) suites.item(1)).getAttribute("name"), "chunk-2");
    assertEquals(((Element) suites.item(1)).getAttribute("tests"), "5");
  }

  @Test
  public void hostileJunitIsWellFormed() throws Exception {
    assertEquals(xml(Samples.hostile()).getElementsByTagName("testcase").getLength(), 4);
  }

  @Test
  public void hostileTestNgResultsAreWellFormedAndCountEachSiteOnce() throws Exception {
    var root = xml(new TestNgXml(), Samples.hostile()).getDocumentElement();
    assertEquals(root.getElementsByTagName("test-method").getLength(), 4);
    assertEquals(root.getAttribute("total"), "4");
    assertEquals(root.getAttribute("failed"), "3");
    assertEquals(root.getAttribute("skipped"), "1");
  }

  @Test
  public void allureHasOneFileASiteAndTheSameForTheSameReport() throws Exception {
    Folders.with(
        folder -> {
          for (var name : List.of("a", "b")) {
            var into = Files.createDirectory(folder.resolve(name));
            new AllureResults().write(Samples.hostile(), into);
          }
          try (var files = Files.list(folder.resolve("a/allure-results"))) {
            var names = files.map(file -> file.getFileName().toString()).toList();
            assertEquals(names.size(), 4);
            for (var name : names) {
              var text = Files.readString(folder.resolve("a/allure-results/" + name));
              assertEquals(Files.readString(folder.resolve("b/allure-results/" + name)), text);
              assertTrue(text.length() < 10_000, "" + text.length());
              assertFalse(text.matches("(?s).*[\\u202E\\u0000\\u001b].*"), text);
            }
          }
        });
  }

  @Test
  public void markdownShowsPageTextOnlyAsCode() throws Exception {
    var text = written(new SummaryMarkdown(), Samples.hostile());
    assertTrue(text.startsWith("## Fieldtest: The extension failed on 2 sites."), text);
    for (var line : text.lines().toList()) {
      var outside = line.replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");
      assertFalse(outside.matches(".*[<@`\\[].*"), line);
    }
  }

  @Test
  public void pageHoldsDataThatEndsNoElement() throws Exception {
    var page = written(new HtmlPage(), Samples.hostile());
    assertEquals(page.split("</script>", -1).length, 5);
    var run = element(page, "application/json");
    assertFalse(run.matches("(?s).*[<>&\u2028\u2029].*"));
    assertEquals(FileJson.mapper().readTree(run).path("sites").asInt(), 4);
    assertTrue(element(page, "application/gzip").matches("[A-Za-z0-9+/=]+"));
    assertTrue(page.contains("default-src 'none'"));
    assertFalse(page.contains("unsafe-inline"));
    assertFalse(page.contains("{{"));
  }

  private static String element(String page, String type) {
    var from = page.indexOf('>', page.indexOf("type=\"" + type)) + 1;
    return page.substring(from, page.indexOf("</script>", from));
  }

  private static Document xml(RunReport report) throws Exception {
    return xml(new JUnitXml(), report);
  }

  private static Document xml(ReportWriter writer, RunReport report) throws Exception {
    var bytes = written(writer, report).getBytes(StandardCharsets.UTF_8);
    var factory = DocumentBuilderFactory.newInstance();
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static Element testcase(Document xml) {
    return (Element) xml.getElementsByTagName("testcase").item(0);
  }

  private static String written(ReportWriter writer, RunReport report) throws Exception {
    var text = new String[1];
    Folders.with(
        folder -> {
          writer.write(report, folder);
          text[0] = Files.readString(folder.resolve(writer.fileName()));
          try (var files = Files.list(folder)) {
            assertEquals(files.count(), 1);
          }
        });
    return text[0];
  }
}
