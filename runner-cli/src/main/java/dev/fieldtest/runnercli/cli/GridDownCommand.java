package dev.fieldtest.runnercli.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends the grid, once its nodes have finished their sessions. */
@Command(
    name = "down",
    description =
        "Ends the grid that 'up' has started. Its nodes take no further sessions and have a minute to finish those that are"
            + " open (GRID_DRAIN=5m gives them five). With --fleet, ends the fleet's machines on EC2 in the same way, has ten"
            + " minutes for it, and returns when EC2 shows none, or ends them.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  GRID_DRAIN=5m fieldtest grid down",
      "  fieldtest grid down --fleet fleet.json --grid http://hub.example:4444"
    })
final class GridDownCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private FleetOfGrid fleet = new FleetOfGrid();

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  GridDownCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    var streams = spec.commandLine();
    if (fleet.isThere()) {
      var ended = fleet.down(environment, streams.getErr()::println);
      streams
          .getOut()
          .println(ended ? "The machines have ended; none is left." : "There are no machines.");
      return ExitCode.OK;
    }
    var grid = GridCommand.compose(environment);
    var wasThere = grid.isThere();
    grid.down();
    streams.getOut().println(wasThere ? "The grid has ended." : "No grid runs here.");
    return ExitCode.OK;
  }
}
