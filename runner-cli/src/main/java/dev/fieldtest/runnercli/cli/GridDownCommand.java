package dev.fieldtest.runnercli.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends the grid, once its nodes have finished their sessions. */
@Command(
    name = "down",
    description =
        "Ends the grid that 'up' has started. Its nodes take no further sessions and have a minute to finish those that are"
            + " open (GRID_DRAIN=5m gives them five).",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  fieldtest grid down", "  GRID_DRAIN=5m fieldtest grid down"})
final class GridDownCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  GridDownCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    var grid = GridCommand.compose(environment);
    var wasThere = grid.isThere();
    grid.down();
    spec.commandLine().getOut().println(wasThere ? "The grid has ended." : "No grid runs here.");
    return ExitCode.OK;
  }
}
