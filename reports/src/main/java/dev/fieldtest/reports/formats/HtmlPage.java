package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.files.FileJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * {@code report.html}: one file that opens from disk without a server or a network. The report is
 * data in the page, and its script shows all of it as text; a Content-Security-Policy lets no other
 * script, style or request through.
 *
 * <p>The first screen stands before everything else, so that it shows while the rest still loads.
 * Then come the columns of the table, then what the sites' own pages tell, in blocks that are
 * unpacked one by one when a site is opened.
 */
public final class HtmlPage extends ReportFormat {
  private static final int BLOCK = 200;

  private final HtmlFrame frame = HtmlFrame.load();

  public HtmlPage() {
    super("report.html");
  }

  @Override
  void write(RunReport report, Writer out) throws IOException {
    out.write(frame.beforeRun());
    out.write(
        FileJson.mapper().writer(new InlineJson()).writeValueAsString(RunView.of(report, BLOCK)));
    out.write(frame.afterRun());
    pack(out, "columns", json -> SiteColumns.write(report, json));
    var results = report.results();
    for (var from = 0; from < results.size(); from += BLOCK) {
      var block = results.subList(from, Math.min(results.size(), from + BLOCK));
      pack(out, "sites-" + from / BLOCK, json -> writeSites(block, report, json));
    }
    out.write(frame.end());
  }

  private static void writeSites(List<SiteResult> block, RunReport report, JsonGenerator json)
      throws IOException {
    json.writeStartArray();
    for (var result : block) {
      json.writePOJO(SiteView.of(result, report));
    }
    json.writeEndArray();
  }

  private static void pack(Writer out, String id, PackedJson.Content content) throws IOException {
    out.append("<script type=\"application/gzip\" id=\"packed-").append(id).append("\">");
    out.append(PackedJson.of(content)).append("</script>\n");
  }
}
