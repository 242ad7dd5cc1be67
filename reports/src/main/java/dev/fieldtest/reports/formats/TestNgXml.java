package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code testng-results.xml} as TestNG's own reporter writes it for a run: a chunk is a test, its
 * sites are the data of one method. Unlike TestNG's, it tells when sites were visited and not when
 * TestNG heard of them, so that the log gives the same file again.
 */
public final class TestNgXml extends XmlFormat {
  /** The class whose method the sites are data of. */
  private static final String CLASS = "dev.fieldtest.runnercli.dispatch.SiteInvocations";

  private static final String METHOD = "site";

  public TestNgXml() {
    super("testng-results.xml");
  }

  @Override
  void write(RunReport report, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testng-results");
    xml.writeAttribute("ignored", "0");
    xml.writeAttribute("total", String.valueOf(report.results().size()));
    for (var status : Status.values()) {
      var count = report.results().stream().filter(r -> Status.of(r) == status).count();
      xml.writeAttribute(status.attribute, String.valueOf(count));
    }
    suite(xml, report);
  }

  private static void suite(XMLStreamWriter xml, RunReport report) throws XMLStreamException {
    start(xml, "suite", "fieldtest", report.info().started(), report.took());
    for (var chunk : chunks(report).entrySet()) {
      xml.writeCharacters("\n  ");
      test(xml, report, chunk.getKey().toString(), chunk.getValue());
    }
    xml.writeEndElement();
  }

  private static void test(
      XMLStreamWriter xml, RunReport report, String name, List<SiteResult> results)
      throws XMLStreamException {
    var attempts = results.stream().flatMap(result -> result.attempts().stream()).toList();
    var from = attempts.stream().map(Attempt::started).min(Instant::compareTo);
    var to = attempts.stream().map(a -> a.started().plus(a.took())).max(Instant::compareTo);
    var began = from.orElse(report.info().started());
    start(xml, "test", name, began, Duration.between(began, to.orElse(began)));
    xml.writeStartElement("class");
    xml.writeAttribute("name", CLASS);
    for (var result : results) {
      xml.writeCharacters("\n    ");
      method(xml, report, result);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void method(XMLStreamWriter xml, RunReport report, SiteResult result)
      throws XMLStreamException {
    var began = result.attempts().stream().map(Attempt::started).findFirst();
    start(xml, "test-method", METHOD, began.orElse(report.info().started()), result.took());
    var status = Status.of(result);
    xml.writeAttribute("status", status.name());
    xml.writeAttribute("data-provider", "sites");
    xml.writeStartElement("params");
    xml.writeStartElement("param");
    xml.writeAttribute("index", "0");
    element(xml, "value", result.site().id().value());
    xml.writeEndElement();
    xml.writeEndElement();
    if (status != Status.PASS) {
      xml.writeStartElement("exception");
      xml.writeAttribute("class", exception(result));
      element(xml, "message", XmlText.legal(Fate.reason(result)));
      element(xml, "full-stacktrace", XmlText.legal(Facts.text(report, result)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void start(
      XMLStreamWriter xml, String element, String name, Instant began, Duration took)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("name", name);
    xml.writeAttribute("started-at", began.toString());
    xml.writeAttribute("finished-at", began.plus(took).toString());
    xml.writeAttribute("duration-ms", String.valueOf(took.toMillis()));
  }

  /** What the method throws. */
  private static String exception(SiteResult result) {
    return switch (Fate.of(result)) {
      case FAILURE -> "java.lang.AssertionError";
      case ERROR -> "java.lang.IllegalStateException";
      case PASSED, SKIPPED -> "org.testng.SkipException";
    };
  }

  private enum Status {
    PASS("passed"),
    FAIL("failed"),
    SKIP("skipped");

    private final String attribute;

    Status(String attribute) {
      this.attribute = attribute;
    }

    static Status of(SiteResult result) {
      return switch (Fate.of(result)) {
        case PASSED -> PASS;
        case FAILURE, ERROR -> FAIL;
        case SKIPPED -> SKIP;
      };
    }
  }
}
