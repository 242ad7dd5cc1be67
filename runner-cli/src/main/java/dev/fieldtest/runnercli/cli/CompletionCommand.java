package dev.fieldtest.runnercli.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what teaches a shell to complete. */
@Command(
    name = "completion",
    description = "Prints a script with which a shell completes commands and options.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  source <(fieldtest completion bash)",
      "  fieldtest completion zsh >> ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {
  @Parameters(paramLabel = "bash|zsh", description = "The shell; one script serves both.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec;

  /** Shells that understand what Picocli writes: zsh by its emulation of bash. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    out.println("# Completion of fieldtest for " + shell);
    out.print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
