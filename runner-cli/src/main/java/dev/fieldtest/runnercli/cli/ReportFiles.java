package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.formats.ReportWriter;
import dev.fieldtest.reports.formats.Reporter;
import dev.fieldtest.reports.formats.RunJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The files of a report; {@code run.json} is always one of them. */
final class ReportFiles {
  private ReportFiles() {}

  /**
   * Writes them into a folder that holds none of them.
   *
   * @return their names, in the order of writing: run.json last, for it marks the folder as
   *     complete
   */
  static List<String> write(RunReport report, Collection<Reporter> reporters, Path folder)
      throws IOException {
    var writers =
        Stream.concat(
                reporters.stream().flatMap(reporter -> reporter.writer().stream()),
                Stream.of(new RunJson()))
            .toList();
    for (var writer : writers) {
      writer.write(report, folder);
    }
    return writers.stream().map(ReportWriter::fileName).toList();
  }
}
