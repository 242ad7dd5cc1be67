package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.files.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** What the formats that are one file of text share. */
abstract class ReportFormat implements ReportWriter {
  private final String fileName;

  ReportFormat(String fileName) {
    this.fileName = fileName;
  }

  @Override
  public final String fileName() {
    return fileName;
  }

  @Override
  public final void write(RunReport report, Path folder) throws IOException {
    WholeFile.write(folder.resolve(fileName), out -> write(report, out));
  }

  /** Writes the content; does not close. */
  abstract void write(RunReport report, Writer out) throws IOException;
}
