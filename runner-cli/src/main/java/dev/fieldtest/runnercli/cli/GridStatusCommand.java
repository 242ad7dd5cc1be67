package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridOverview;
import dev.fieldtest.griddocker.HubAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a grid's nodes. */
@Command(
    name = "status",
    description =
        "Shows a grid's nodes, slots, sessions, queue and versions; with --fleet, its machines on EC2 and what they cost.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 a node is up, 2 usage, 4 none is.",
      "",
      "Examples:",
      "  fieldtest grid status",
      "  fieldtest grid status --grid http://hub.example:4444 --fleet fleet.json --json"
    })
final class GridStatusCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private FleetOfGrid fleet = new FleetOfGrid();

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  GridStatusCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    return fleet.isThere() ? machines() : nodes();
  }

  /** A fleet without machines is as good as one with; one without a hub is not. */
  private int machines() {
    var overview = fleet.overview(environment);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(overview.json());
    } else {
      FleetTable.lines(overview).forEach(out::println);
    }
    if (overview.trouble().isPresent()) {
      throw unusable(overview.trouble().get());
    }
    return ExitCode.OK;
  }

  private int nodes() {
    var overview = GridOverview.of(hub());
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(overview.json());
    } else {
      GridTable.lines(overview).forEach(out::println);
    }
    if (overview.nodesUp() == 0) {
      throw unusable(
          "the grid at "
              + overview.url()
              + " has no node that is up; add one, with the hub's SE_REGISTRATION_SECRET");
    }
    return ExitCode.OK;
  }

  private HubAddress hub() {
    return fleet
        .grid()
        .or(() -> GridCommand.compose(environment).url().map(HubAddress::of))
        .map(hub -> hub.in(environment))
        .orElseThrow(
            () ->
                unusable(
                    "no grid runs here; start one with 'fieldtest grid up', or name one with --grid"));
  }

  private static GridException unusable(String message) {
    return new GridException(AbortCause.NO_SESSION, message);
  }
}
