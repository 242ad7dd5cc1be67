package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works on corpus files. */
@Command(
    name = "corpus",
    description = "Works on corpus files.",
    mixinStandardHelpOptions = true,
    subcommands = CorpusCommand.Validate.class,
    footer = {
      "",
      "Examples:",
      "  fieldtest corpus add https://www.example.com/login",
      "  fieldtest corpus validate sites.jsonl"
    })
final class CorpusCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: fieldtest corpus add URL, or validate FILE");
  }

  /** Tells all that is wrong with a corpus file. */
  @Command(
      name = "validate",
      description = "Tells all that is wrong with a corpus file.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  fieldtest corpus validate sites.jsonl",
        "  fieldtest corpus validate urls.txt"
      })
  static final class Validate implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The corpus file.")
    private Path file = Path.of("");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws MalformedCorpusException {
      var corpus = CorpusReader.read(file);
      spec.commandLine()
          .getOut()
          .println(file + ": " + corpus.sites().size() + " sites, no errors");
      return CommandLine.ExitCode.OK;
    }
  }
}
