package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.IoReason;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works on corpus files. */
@Command(
    name = "corpus",
    description = "Works on corpus files.",
    mixinStandardHelpOptions = true,
    subcommands = {CorpusCommand.Validate.class, CorpusFormatCommand.class},
    footer = {
      "",
      "Examples:",
      "  fieldtest corpus add https://www.example.com/login",
      "  fieldtest corpus validate sites.jsonl"
    })
final class CorpusCommand implements Runnable {
  /** Where a corpus is, if nothing else is said to commands that change one. */
  static final String FILE = "sites.jsonl";

  private static final String SCHEMA = "corpus-line.schema.json";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "say what to do: fieldtest corpus add, validate, format, import or stats");
  }

  /** What to say of a file that can not be read or written. */
  static String unwritable(Path file, IOException e) {
    return file + ": can not be read or written: " + IoReason.of(e);
  }

  /** Tells all that is wrong with a corpus file. */
  @Command(
      name = "validate",
      description =
          "Tells all that is wrong with a corpus file, or prints the schema of its lines.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  fieldtest corpus validate sites.jsonl",
        "  fieldtest corpus validate --schema > corpus-line.schema.json"
      })
  static final class Validate implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Wanted wanted = new Wanted();

    @Spec private CommandSpec spec;

    /** One of them. */
    static final class Wanted {
      @Parameters(
          paramLabel = "FILE|bundled[:N]",
          description = "The corpus file, or the sites that come along.")
      private String corpus = "";

      @Option(names = "--schema", description = "Print the JSON Schema of a line.")
      private boolean schema;
    }

    @Override
    public Integer call() throws MalformedCorpusException, IOException {
      var out = spec.commandLine().getOut();
      if (wanted.schema) {
        out.print(schema());
        out.flush();
      } else {
        var sites = SelectionOptions.read(wanted.corpus).sites().size();
        out.println(wanted.corpus + ": " + sites + " sites, no errors");
      }
      return CommandLine.ExitCode.OK;
    }

    private static String schema() throws IOException {
      try (var in = Objects.requireNonNull(CorpusReader.class.getResourceAsStream(SCHEMA))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
