package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.EarlierTimings;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.PlanFile;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the plan of a run. */
@Command(
    name = "plan",
    description =
        "Prints what a run would do, and does nothing: its chunks, their sites, and how long they are predicted to take.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "How long sites take is known from the report in --output, as a run knows it.",
      "Exit codes: 0 there is something to run, 2 usage, 5 there is not.",
      "",
      "Examples:",
      "  fieldtest plan --corpus sites.jsonl --shard 2/3 --sessions 8",
      "  fieldtest plan --last-failed --json"
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private ScopeOptions scopes = new ScopeOptions();

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "How many browsers share the chunks. Default: half the cores.")
  private @Nullable Integer sessions;

  @Option(names = "--json", description = "As the plan.json that the run would write.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws MalformedCorpusException, IOException {
    var browsers = Optional.ofNullable(sessions).orElseGet(new GridOptions()::expectedSessions);
    GridOptions.positive("--sessions", browsers);
    var scope = scopes.read();
    var earlier = EarlierTimings.read(OutputFolder.earlier(scopes.output()), Optional.empty());
    var plan = scope.plan(browsers, earlier.timings());
    var complaints = spec.commandLine().getErr();
    if (plan.siteCount() == 0) {
      complaints.println(scopes.nothing());
      return Verdict.NOTHING_TO_RUN.exitCode();
    }
    earlier.remarks().forEach(remark -> complaints.println("fieldtest: " + remark));
    (json ? Stream.of(PlanFile.text(plan)) : lines(scope, plan))
        .forEach(spec.commandLine().getOut()::println);
    return Verdict.CLEAN.exitCode();
  }

  private static Stream<String> lines(Scope scope, ChunkPlan plan) {
    var sites = scope.chunks(plan);
    return Stream.concat(
        Stream.of(total(plan)),
        plan.chunks().stream()
            .flatMap(
                chunk ->
                    Stream.concat(
                        Stream.of(told(chunk)),
                        sites.getOrDefault(chunk.id(), List.of()).stream()
                            .map(site -> "  " + site.id() + "  " + site.url()))));
  }

  private static String total(ChunkPlan plan) {
    var predicted =
        plan.chunks().stream().map(Chunk::predicted).reduce(Duration.ZERO, Duration::plus);
    return String.format(
        Locale.ROOT,
        "Sites: %,d, in %,d chunks, %s one after another (%,d of them were timed%s)",
        plan.siteCount(),
        plan.chunks().size(),
        seconds(predicted),
        plan.timings().sites(),
        plan.timings().source().isEmpty() ? "" : " in " + plan.timings().source());
  }

  private static String told(Chunk chunk) {
    var count = chunk.sites().size();
    return chunk.id()
        + "  "
        + count
        + (count == 1 ? " site  " : " sites  ")
        + seconds(chunk.predicted());
  }

  private static String seconds(Duration predicted) {
    return String.format(Locale.ROOT, "%,.1f s", predicted.toMillis() / 1000.0);
  }
}
