package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.docker.ComposeGrid;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A Selenium Grid in Docker, on this machine. */
@Command(
    name = "grid",
    description = "A Selenium Grid in Docker, on this machine; or the machines of a fleet on EC2.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "GRID_HUB_IMAGE and GRID_NODE_IMAGE name other images than Fieldtest's own; docker-compose.grid.yml tells what else can",
      "be set. Secrets come from the environment: SE_REGISTRATION_SECRET, SE_ROUTER_USERNAME and SE_ROUTER_PASSWORD.",
      "",
      "Examples:",
      "  fieldtest grid up --nodes 3",
      "  fieldtest grid status"
    })
final class GridCommand implements Runnable {
  private static final String PROJECT = "fieldtest-grid";

  @Spec private CommandSpec spec;

  private GridCommand() {}

  /**
   * With its subcommands.
   *
   * @param environment the process's; holds secrets
   */
  static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new GridCommand())
        .addSubcommand(new GridUpCommand(environment))
        .addSubcommand(new GridStatusCommand(environment))
        .addSubcommand(new GridDownCommand(environment))
        .addSubcommand(new GridBuildCommand(environment));
  }

  /** The one grid that these commands are about, unless compose's own variable names another. */
  static ComposeGrid compose(Map<String, String> environment) {
    var project =
        Optional.ofNullable(environment.get("COMPOSE_PROJECT_NAME"))
            .filter(name -> !name.isEmpty())
            .orElse(PROJECT);
    return new ComposeGrid(project, environment);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: fieldtest grid up");
  }
}
