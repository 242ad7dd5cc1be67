package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.Shard;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run covers, and where the report is that it goes on from. */
final class ScopeOptions {
  private static final String LAST_FAILED = "last-failed";

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--" + LAST_FAILED,
      description = "Only sites that the extension failed on in the report in --output.")
  private boolean lastFailed;

  @Option(
      names = "--shard",
      paramLabel = "i/n",
      defaultValue = "1/1",
      converter = Shards.class,
      description = "Only the i-th of n parts of the corpus.")
  private Shard shard = Shard.WHOLE;

  @Option(
      names = "--chunk-size",
      paramLabel = "N",
      description = "At most so many sites in a browser's turn; then a fresh one (500).")
  private @Nullable Integer chunkSize;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "fieldtest-report",
      description = "Where the report goes (${DEFAULT-VALUE}).")
  private Path output = Path.of("fieldtest-report");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Lines like 'sessions=4', for options that are not given.")
  @SuppressWarnings("UnusedVariable") // Defaults reads it while the options are parsed.
  private @Nullable Path config;

  /**
   * Reads the corpus and selects.
   *
   * @throws UsageException if what failed last is asked for, and there is no report
   */
  Scope read() throws MalformedCorpusException, IOException {
    var size = Optional.ofNullable(chunkSize);
    GridOptions.positive("--chunk-size", size.orElse(1));
    var scope = Scope.of(selection, shard, size);
    return lastFailed ? scope.only(failed(), LAST_FAILED) : scope;
  }

  /** Where the report goes. */
  Path output() {
    return output;
  }

  private Set<SiteId> failed() throws IOException {
    var report = OutputFolder.earlier(output);
    if (report.isEmpty()) {
      throw new UsageException(
          "--last-failed: there is no report in " + output + " yet; run without it first");
    }
    return ResultsReader.read(report.get()).sites().stream()
        .filter(SiteRecord::failing)
        .map(SiteRecord::site)
        .collect(Collectors.toSet());
  }

  /** What to say where no site is selected. */
  String nothing() {
    return "fieldtest: nothing to run: no site of the corpus "
        + (lastFailed ? "that failed in " + output + " is selected" : "is selected");
  }
}
