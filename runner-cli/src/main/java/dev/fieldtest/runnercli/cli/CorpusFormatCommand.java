package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.CorpusFormat;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a corpus file into its one form. */
@Command(
    name = "format",
    description =
        "Writes a corpus file in the one form that the same lines always have; comments, blank lines and the order stay.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 it has that form, 1 it has not (--check only), 2 usage or a malformed corpus.",
      "",
      "Examples:",
      "  fieldtest corpus format sites.jsonl",
      "  fieldtest corpus format sites.jsonl --check    # in CI"
    })
final class CorpusFormatCommand implements Callable<Integer> {
  private static final int STRAY = 1;
  private static final int SHOWN = 20;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = CorpusCommand.FILE,
      description = "The corpus file (${DEFAULT-VALUE}).")
  private Path file = Path.of(CorpusCommand.FILE);

  @Option(
      names = "--check",
      description = "Change nothing; tell which lines have another form, and exit with 1.")
  private boolean check;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws MalformedCorpusException {
    try {
      var format = CorpusFormat.of(file);
      if (check && !format.clean()) {
        tell(format);
        return STRAY;
      }
      format.save();
      spec.commandLine()
          .getOut()
          .println(file + ": " + (format.clean() ? "as it should be" : "formatted"));
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      throw new UsageException(CorpusCommand.unwritable(file, e));
    }
  }

  private void tell(CorpusFormat format) {
    var out = spec.commandLine().getOut();
    var strays = format.strays();
    strays.stream()
        .limit(SHOWN)
        .forEach(line -> out.println(file + ":" + line + ": is not formatted"));
    if (strays.size() > SHOWN) {
      out.println(file + ": " + (strays.size() - SHOWN) + " lines more are not formatted");
    }
    if (strays.isEmpty()) {
      out.println(file + ": has other ends of lines than \\n, or begins with a byte order mark");
    }
    out.println("'fieldtest corpus format " + file + "' puts that right.");
  }
}
