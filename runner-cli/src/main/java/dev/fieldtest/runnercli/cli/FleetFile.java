package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.fleet.FleetSpec;
import dev.fieldtest.griddocker.fleet.MalformedFleetException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which machines a fleet has. */
final class FleetFile {
  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description = "Machines on EC2, as this file (fleet.json) tells; they come and go as needed.")
  private @Nullable Path fleet;

  Optional<Path> path() {
    return Optional.ofNullable(fleet);
  }

  /**
   * What the file tells, if there is one.
   *
   * @throws MalformedFleetException if it is no fleet.json
   */
  Optional<FleetSpec> read() {
    return path().map(FleetSpec::read);
  }

  /**
   * The same where there has to be one.
   *
   * @throws MalformedFleetException if it is no fleet.json
   */
  FleetSpec require() {
    return read()
        .orElseThrow(() -> new UsageException("name the machines with --fleet fleet.json"));
  }
}
