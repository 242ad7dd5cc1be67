package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.docker.Docker;
import dev.fieldtest.griddocker.docker.GridImages;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Builds Fieldtest's images. */
@Command(
    name = "build",
    description =
        "Builds Fieldtest's images, where they are missing, and prints their names: hub, node, proxy, a grid in one"
            + " container, and Fieldtest itself.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "FIELDTEST_BASE_IMAGE names another base than debian:bookworm-slim, FIELDTEST_CHROMIUM_VERSION (and JRE_, SQUID_) another",
      "version than the one that Debian offers when an image is built.",
      "",
      "Examples:",
      "  fieldtest grid build",
      "  fieldtest grid build | tail -n 1"
    })
final class GridBuildCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; names the engine
   */
  GridBuildCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    var streams = spec.commandLine();
    new GridImages(new Docker(environment), streams.getErr()::println)
        .buildAll()
        .forEach(streams.getOut()::println);
    return ExitCode.OK;
  }
}
