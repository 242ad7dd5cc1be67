package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.FailOn;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.UnusableResultsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to compare with, and what makes a run red. */
final class BaselineOptions {
  @Option(
      names = "--baseline",
      paramLabel = "DIR|results.jsonl",
      description = "An earlier report to compare with, and whose history goes on.")
  private @Nullable Path baseline;

  @Option(
      names = "--fail-on",
      paramLabel = "any|new|none",
      defaultValue = "any",
      description =
          "Which failing sites make the run red (${DEFAULT-VALUE}); new: those that did not fail in the baseline.")
  private FailOn failOn = FailOn.ANY;

  @Option(names = "--fail-on-flaky", description = "Passing only on a retry makes the run red.")
  private boolean failOnFlaky;

  @Option(
      names = "--strict-known",
      description = "A known failure that passes makes the run red, so that the corpus stays true.")
  private boolean strictKnown;

  /**
   * Checks what the parser does not.
   *
   * @param paired whether the run is made against another extension, whose results are the baseline
   */
  void validate(boolean paired) {
    if (failOn == FailOn.NEW && baseline == null && !paired) {
      throw new UsageException("--fail-on new needs to know what failed before; add --baseline");
    }
    if (baseline != null && paired) {
      throw new UsageException("--against makes its own baseline; leave --baseline out");
    }
  }

  /**
   * Reads the baseline, which may tell nothing of a part of its corpus; of all of it, it has to.
   */
  Optional<RunResults> read(Scope scope) throws UnusableResultsException {
    if (baseline == null) {
      return Optional.empty();
    }
    var results = ResultsReader.read(baseline);
    try {
      if (scope.whole()) {
        results.requireSharing(scope.ids());
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--baseline " + e.getMessage());
    }
    return Optional.of(results);
  }

  /** Where it is. */
  Optional<Path> place() {
    return Optional.ofNullable(baseline);
  }

  Gate gate(int maxUnjudged) {
    return new Gate(maxUnjudged, failOn, failOnFlaky, strictKnown);
  }

  /** What was asked for, by option. */
  Map<String, String> asked() {
    var asked = new TreeMap<String, String>();
    asked.put("fail-on", failOn.name().toLowerCase(Locale.ROOT));
    place().ifPresent(path -> asked.put("baseline", path.toString()));
    if (failOnFlaky) {
      asked.put("fail-on-flaky", "true");
    }
    if (strictKnown) {
      asked.put("strict-known", "true");
    }
    return asked;
  }
}
