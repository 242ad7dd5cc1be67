package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.files.FileHeader;
import dev.fieldtest.reports.files.FileJson;
import java.io.IOException;
import java.io.Writer;

/**
 * {@code results.jsonl}: a header with their number, then one line a site, sorted by id. For
 * programs.
 */
public final class ResultsJsonl extends ReportFormat {
  public ResultsJsonl() {
    super("results.jsonl");
  }

  @Override
  void write(RunReport report, Writer out) throws IOException {
    ObjectNode header = FileJson.mapper().valueToTree(FileHeader.of("results"));
    line(header.put("sites", report.results().size()), out);
    for (var result : report.results()) {
      line(ResultLine.of(result, report.info().day()), out);
    }
  }

  private static void line(Object value, Writer out) throws IOException {
    out.append(FileJson.mapper().writeValueAsString(value)).append('\n');
  }
}
