package dev.fieldtest.runnercli.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a hub and nodes, and waits until a browser opens. */
@Command(
    name = "up",
    description =
        "Starts a hub and nodes in Docker, waits until a browser opens, and prints the grid's address. Where some run"
            + " already, makes them as many as are asked for; those that are too many finish their sessions. With --fleet,"
            + " starts machines on EC2 for the hub at --grid, and waits until their nodes are there.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  fieldtest grid up --nodes 3",
      "  fieldtest grid up --nodes 4 --fleet fleet.json --grid http://hub.example:4444"
    })
final class GridUpCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  private final Map<String, String> environment;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "How many nodes, of one Chrome each. Default: half the cores. With --fleet: how many machines; default 1.")
  private @Nullable Integer nodes;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4444",
      description = "The hub's port (${DEFAULT-VALUE}).")
  private int port = 4444;

  @Mixin private FleetOfGrid fleet = new FleetOfGrid();

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  GridUpCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    var streams = spec.commandLine();
    if (fleet.isThere()) {
      var count = Optional.ofNullable(nodes).orElse(1);
      GridOptions.positive("--nodes", count);
      streams.getOut().println(fleet.up(count, environment, streams.getErr()::println));
      return ExitCode.OK;
    }
    var half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    var count = Optional.ofNullable(nodes).orElse(half);
    GridOptions.positive("--nodes", count);
    if (port < 1 || port > LAST_PORT) {
      throw new UsageException("--port is 1 to " + LAST_PORT + ", not " + port);
    }
    var url = GridCommand.compose(environment).up(count, port, streams.getErr()::println);
    streams.getOut().println(url);
    return ExitCode.OK;
  }
}
