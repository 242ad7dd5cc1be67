package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.ShardMerge;
import dev.fieldtest.reports.files.OutputFolder;
import dev.fieldtest.reports.files.RunFolder;
import dev.fieldtest.reports.files.ShardFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one report of the output folders of shards. */
@Command(
    name = "merge",
    description = "Makes one report of the output folders of shards, in any order.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The exit code is what a run of the whole corpus would have. Sites of a shard that is missing or unfinished are",
      "MISSING, and the exit code is 6. Of several runs of one shard the complete one counts, else the latest that ended.",
      "",
      "Examples:",
      "  fieldtest merge shard-1 shard-2 shard-3 --output fieldtest-report",
      "  fieldtest merge shards/* --reporter html,junit,github"
    })
final class MergeCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Output folders of 'run --shard'.")
  private List<Path> folders = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "fieldtest-report",
      description = "Where the report goes (${DEFAULT-VALUE}).")
  private Path output = Path.of("fieldtest-report");

  @Mixin private ReportOptions formats = new ReportOptions();

  @Option(names = "--quiet", description = "Print nothing but the summary.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  MergeCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException {
    var screen = new Screen(spec.commandLine().getOut(), quiet, environment);
    requireApart();
    var shards = ShardFolders.read(folders);
    shards.notes().forEach(note -> screen.note(Failures.oneLine(note)));
    var merged = ShardMerge.of(shards.runs());
    var report = merged.report();
    try (var folder = OutputFolder.begin(output)) {
      try {
        RunFolder.write(merged, folder.running());
        shards.copyScreenshots(folder.running());
        var unused = ReportFiles.write(report, formats.reporters(), folder.running());
      } catch (IOException e) {
        folder.discard();
        throw Lost.during("merge", output, e);
      }
      folder.complete();
      return new Ending(screen, formats.reporters(), environment)
          .tell(report, folder.target())
          .exitCode();
    }
  }

  /** What a report replaces is gone, so it must replace nothing that it is made of. */
  private void requireApart() throws IOException {
    if (OutputFolder.holdsUnfinished(output)) {
      throw new UsageException(
          "--output: beside "
              + output
              + " there is an unfinished run; finish it with 'run --resume', or choose another --output");
    }
    if (!Files.exists(output)) {
      return;
    }
    var target = output.toRealPath();
    for (var folder : folders) {
      if (Files.exists(folder) && folder.toRealPath().startsWith(target)) {
        throw new UsageException(
            "--output: " + output + " would replace " + folder + "; choose another --output");
      }
    }
  }
}
