package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.formats.HtmlPage;
import dev.fieldtest.reports.formats.JUnitXml;
import dev.fieldtest.reports.formats.ReportWriter;
import dev.fieldtest.reports.formats.ResultsJsonl;
import dev.fieldtest.reports.formats.RunJson;
import dev.fieldtest.reports.formats.SummaryMarkdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a report. */
final class ReportFiles {
  /** In the order of writing; run.json last, for it marks the folder as complete. */
  private static final List<ReportWriter> FORMATS =
      List.of(
          new ResultsJsonl(), new JUnitXml(), new HtmlPage(), new SummaryMarkdown(), new RunJson());

  private ReportFiles() {}

  /** Writes all of them; throws {@link OutputLostException} if one can not be written. */
  static void write(RunReport report, Path folder) {
    try {
      for (var format : FORMATS) {
        format.write(report, folder);
      }
    } catch (IOException e) {
      throw new OutputLostException(folder, e);
    }
  }
}
