package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml} as Jenkins reads it: the extension's fault is a failure, infrastructure an
 * error, and the site's fault, known failures and what was not run are skipped with a reason. A
 * chunk is a suite. The class name is made of the language and not of the chunk, because Jenkins
 * follows a test by its class name and sites change chunks.
 */
public final class JUnitXml extends XmlFormat {
  /** As the schemas of JUnit's XML have it: to the second, without a zone. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  public JUnitXml() {
    super("junit.xml");
  }

  @Override
  void write(RunReport report, XMLStreamWriter xml) throws XMLStreamException {
    start(xml, "testsuites", report.results(), report.took());
    for (var chunk : chunks(report).entrySet()) {
      suite(xml, report, chunk.getKey().toString(), chunk.getValue());
    }
  }

  private static void suite(
      XMLStreamWriter xml, RunReport report, String name, List<SiteResult> results)
      throws XMLStreamException {
    var took = results.stream().map(SiteResult::took).reduce(Duration.ZERO, Duration::plus);
    xml.writeCharacters("\n  ");
    start(xml, "testsuite", results, took);
    xml.writeAttribute("name", name);
    xml.writeAttribute("skipped", count(Fate.SKIPPED, results));
    xml.writeAttribute("timestamp", TIMESTAMP.format(report.info().started()));
    for (var result : results) {
      xml.writeCharacters("\n    ");
      testcase(xml, report, result);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void start(
      XMLStreamWriter xml, String element, List<SiteResult> results, Duration took)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute("failures", count(Fate.FAILURE, results));
    xml.writeAttribute("errors", count(Fate.ERROR, results));
    xml.writeAttribute("time", seconds(took));
  }

  private static String count(Fate fate, List<SiteResult> results) {
    return String.valueOf(results.stream().filter(result -> Fate.of(result) == fate).count());
  }

  private static void testcase(XMLStreamWriter xml, RunReport report, SiteResult result)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", result.site().id().value());
    var lang = result.site().lang().orElse("unknown").replace('.', '_');
    xml.writeAttribute("classname", "fieldtest." + XmlText.legal(PlainText.line(lang, 40)));
    xml.writeAttribute("time", seconds(result.took()));
    var fate = Fate.of(result);
    if (fate != Fate.PASSED) {
      xml.writeStartElement(fate.name().toLowerCase(Locale.ROOT));
      xml.writeAttribute("message", XmlText.legal(Fate.reason(result)));
      if (fate != Fate.SKIPPED) {
        xml.writeAttribute("type", result.outcome().name());
        xml.writeCharacters(XmlText.legal(Facts.text(report, result)));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }
}
