package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Gate;
import dev.fieldtest.runnercli.dispatch.ControlShare;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long and how often to try. */
final class LimitOptions {
  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "1",
      description = "Further judged attempts at a site that did not pass (${DEFAULT-VALUE}).")
  private int retries = 1;

  @Option(
      names = "--control",
      paramLabel = "failed|sample|all",
      defaultValue = "sample",
      description =
          "Which sites are also visited without the extension: those that do not pass (failed), one in 100 of the others, too (sample), or all (${DEFAULT-VALUE}).")
  private ControlShare control = ControlShare.SAMPLE;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Durations.class,
      description = "For one visit, where the corpus says nothing else (${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(
      names = "--global-timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "For the whole run.")
  private @Nullable Duration globalTimeout;

  @Option(
      names = "--max-failures",
      paramLabel = "N",
      description = "End the run after so many failing sites.")
  private @Nullable Integer maxFailures;

  @Option(
      names = "--max-unjudged",
      paramLabel = "PCT",
      defaultValue = "10",
      description =
          "The run is incomplete when more of the sites end as the site's fault (${DEFAULT-VALUE} %%, at least 5 sites).")
  private int maxUnjudged = 10;

  @Mixin private BaselineOptions baseline = new BaselineOptions();

  /** Checks what the parser does not. */
  void validate() {
    if (retries < 0) {
      throw new UsageException("--retries is 0 or more, not " + retries);
    }
    if (maxUnjudged < 0 || maxUnjudged > 100) {
      throw new UsageException("--max-unjudged is a percentage, 0 to 100, not " + maxUnjudged);
    }
    GridOptions.positive("--max-failures", maxFailures().orElse(1));
    if (timeout.isZero()) {
      throw new UsageException("--timeout is more than nothing");
    }
  }

  int retries() {
    return retries;
  }

  ControlShare control() {
    return control;
  }

  Duration timeout() {
    return timeout;
  }

  Optional<Duration> globalTimeout() {
    return Optional.ofNullable(globalTimeout);
  }

  Optional<Integer> maxFailures() {
    return Optional.ofNullable(maxFailures);
  }

  Gate gate() {
    return baseline.gate(maxUnjudged);
  }

  BaselineOptions baseline() {
    return baseline;
  }

  /** What was asked for, by option. */
  Map<String, String> asked() {
    var asked = new TreeMap<>(baseline.asked());
    asked.put("retries", String.valueOf(retries));
    asked.put("control", control.name().toLowerCase(Locale.ROOT));
    asked.put("timeout", timeout.toMillis() + "ms");
    asked.put("max-unjudged", String.valueOf(maxUnjudged));
    return asked;
  }
}
