package dev.fieldtest.runnercli.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
    name = "fieldtest",
    description = "Field-tests a login extension against thousands of login pages.",
    subcommands = {PlanCommand.class, CompareCommand.class, CompletionCommand.class},
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  fieldtest run    # the bundled sites, the reference extension",
      "  fieldtest run --corpus sites.jsonl --extension ./my-extension"
    })
public final class FieldtestCommand implements Runnable {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the libraries' logs, and stack traces of failures.")
  private boolean debug;

  @Spec private CommandSpec spec;

  private FieldtestCommand() {}

  /** Runs the program and ends the process. */
  public static void main(String[] args) {
    // Not System.exit alone: a daemon of a library must not keep the exit code from being told.
    System.exit(run(System.getenv(), out(System.out), out(System.err), args));
  }

  private static PrintWriter out(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs the program and returns its exit code. */
  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    return line(environment, args).setOut(out).setErr(err).execute(args);
  }

  /** The program's command line, ready to parse arguments. */
  static CommandLine line(Map<String, String> environment, String... args) {
    var program = new FieldtestCommand();
    var line = new CommandLine(program);
    line.addSubcommand(new RunCommand(environment));
    line.addSubcommand(new CheckCommand(environment));
    line.addSubcommand(new MergeCommand(environment));
    line.addSubcommand(new ReportCommand(environment));
    line.addSubcommand(new DoctorCommand(environment));
    line.addSubcommand(GridCommand.line(environment));
    line.addSubcommand(new AutoscaleCommand(environment));
    line.addSubcommand(
        new CommandLine(new CorpusCommand())
            .addSubcommand(new AddCommand(environment))
            .addSubcommand(new CorpusImportCommand(environment))
            .addSubcommand(new CorpusStatsCommand(environment)));
    eachCommand(line, command -> command.versionProvider(new Version(environment)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setDefaultValueProvider(new Defaults(environment, args));
    line.setParameterExceptionHandler(FieldtestCommand::misused);
    line.setExecutionExceptionHandler(new Failures(() -> program.debug));
    line.setExecutionStrategy(
        parsed -> {
          Logs.show(program.debug);
          return new CommandLine.RunLast().execute(parsed);
        });
    return line;
  }

  private static void eachCommand(CommandLine line, Consumer<CommandSpec> action) {
    action.accept(line.getCommandSpec());
    line.getSubcommands().values().forEach(each -> eachCommand(each, action));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: fieldtest run");
  }

  private static int misused(ParameterException e, String[] args) {
    var line = e.getCommandLine();
    line.getErr().println("fieldtest: " + Failures.oneLine(String.valueOf(e.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
    line.getErr().println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }
}
