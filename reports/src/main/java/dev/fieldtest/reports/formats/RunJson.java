package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.files.RunFile;
import java.io.IOException;
import java.nio.file.Path;

/** {@code run.json}, to be written last: it marks the folder as one that holds a report. */
public final class RunJson implements ReportWriter {
  @Override
  public String fileName() {
    return RunFile.NAME;
  }

  @Override
  public void write(RunReport report, Path folder) throws IOException {
    RunFile.write(folder.resolve(RunFile.NAME), report);
  }
}
