package dev.fieldtest.reports.formats;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What the formats that are one XML document share. */
abstract class XmlFormat extends ReportFormat {
  XmlFormat(String fileName) {
    super(fileName);
  }

  @Override
  final void write(RunReport report, Writer out) throws IOException {
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      write(report, xml);
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Writes the root element; it is closed afterwards. */
  abstract void write(RunReport report, XMLStreamWriter xml) throws XMLStreamException;

  /** The results of each chunk, in the chunks' order. */
  static SortedMap<ChunkId, List<SiteResult>> chunks(RunReport report) {
    return report.results().stream().collect(groupingBy(SiteResult::chunk, TreeMap::new, toList()));
  }
}
