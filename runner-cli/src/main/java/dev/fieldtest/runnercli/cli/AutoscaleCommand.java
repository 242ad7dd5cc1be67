package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.FleetEvent;
import dev.fieldtest.griddocker.fleet.ScalingGoal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a grid machines for as long as this runs. */
@Command(
    name = "autoscale",
    description =
        "Gives a grid machines on EC2 while requests wait in its queue, and takes them away when they are idle, until it is"
            + " ended. It remembers nothing, so it can be killed and started again, or run twice.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Its runs take --await-nodes. When it ends, machines stay for the next one; --down-on-exit ends them, and",
      "'fieldtest grid down --fleet' does at any time.",
      "Exit codes: 0 ended by SIGTERM or Ctrl-C, 2 usage, 4 no machine can be had, or some are left.",
      "",
      "Examples:",
      "  fieldtest autoscale --grid http://hub.example:4444 --fleet fleet.json",
      "  fieldtest autoscale --grid http://hub:4444 --fleet fleet.json --down-on-exit"
    })
final class AutoscaleCommand implements Callable<Integer> {
  private static final Duration RETIRING = Duration.ofMinutes(10);

  private final Map<String, String> environment;

  @Option(names = "--grid", paramLabel = "URL", required = true, description = "The hub's address.")
  private String grid = "";

  @Mixin private FleetFile file = new FleetFile();

  @Option(
      names = "--down-on-exit",
      description = "When this ends, have all machines finish their sessions and end, too.")
  private boolean downOnExit;

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  AutoscaleCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws InterruptedException {
    var screen = new Screen(spec.commandLine().getOut(), false, environment);
    BlockingQueue<Optional<String>> ends = new ArrayBlockingQueue<>(8);
    var hub = GridAddress.of(grid);
    try (var access = FleetAccess.of(file.require(), hub, environment)) {
      Signals.register("INT", () -> ends.offer(Optional.empty()));
      Signals.register("TERM", () -> ends.offer(Optional.empty()));
      screen.print("Giving " + hub + " machines of the fleet " + access.spec().name());
      return serve(access, screen, ends);
    } finally {
      Signals.registerDefault("INT");
      Signals.registerDefault("TERM");
    }
  }

  private int serve(FleetAccess access, Screen screen, BlockingQueue<Optional<String>> ends)
      throws InterruptedException {
    try (var autoscaler =
        access.autoscaler(
            new ScalingGoal.Cheapest(), event -> tell(event, screen, ends), Clock.systemUTC())) {
      var failure = ends.take();
      if (downOnExit) {
        autoscaler.retire(RETIRING);
        access.forget();
      }
      screen.print("Ended; " + FleetLines.sum(autoscaler.use()));
      return exitCode(failure, autoscaler.machines());
    }
  }

  private static void tell(FleetEvent event, Screen screen, BlockingQueue<Optional<String>> ends) {
    screen.print(event.at() + FleetLines.line(event));
    if (event.kind() == FleetEvent.Kind.GAVE_UP) {
      var unused = ends.offer(Optional.of(event.detail()));
    }
  }

  private static int exitCode(Optional<String> failure, List<String> left) {
    if (failure.isPresent()) {
      throw new GridException(AbortCause.NO_SESSION, line(failure.get(), left));
    }
    return ExitCode.OK;
  }

  /** Why there is no further machine, and those that stay. */
  static String line(String why, List<String> left) {
    return left.isEmpty()
        ? why
        : why
            + "; still there: "
            + String.join(", ", left)
            + ", which 'fieldtest grid down --fleet' ends";
  }
}
