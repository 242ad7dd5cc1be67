package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.UnusableResultsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known from before a run.
 *
 * @param history results that the sites' histories go on from
 * @param baseline results to compare with
 * @param remarks why earlier results are not used
 */
record Past(Optional<RunResults> history, Optional<RunResults> baseline, List<String> remarks) {

  /**
   * The baseline, else the report that the run will replace; one that can not be read is no error.
   */
  static Past of(Optional<RunResults> baseline, Optional<Path> replaced) {
    if (baseline.isPresent() || replaced.isEmpty()) {
      return new Past(baseline, baseline, List.of());
    }
    try {
      var history = Optional.of(ResultsReader.read(replaced.get()));
      return new Past(history, baseline, List.of());
    } catch (UnusableResultsException e) {
      var remark = "the sites' histories begin anew: " + e.getMessage();
      return new Past(Optional.empty(), baseline, List.of(remark));
    }
  }

  /** The same history, compared with something else. */
  Past comparedWith(RunResults base) {
    return new Past(history, Optional.of(base), remarks);
  }

  /**
   * The report with its sites' histories and, where there is a baseline, as compared with it.
   *
   * @param own makes of a report what is compared
   */
  RunReport of(RunReport report, Own own) {
    var continued = history.map(report::continuing).orElse(report).withRemarks(remarks);
    return baseline
        .map(base -> continued.comparedBy(Comparison.of(base, own.results(continued))))
        .orElse(continued);
  }

  /** The run's own results. */
  interface Own {
    RunResults results(RunReport report);
  }
}
