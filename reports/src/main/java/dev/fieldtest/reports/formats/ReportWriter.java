package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.RunReport;
import java.io.IOException;
import java.nio.file.Path;

/** One format of a report. Equal reports give equal bytes. Safe for use by several threads. */
public interface ReportWriter {
  /** The file in the output folder. */
  String fileName();

  /**
   * Writes the file, whole or not at all.
   *
   * @throws IOException if it can not be written; an earlier file then stays as it was
   */
  void write(RunReport report, Path folder) throws IOException;
}
