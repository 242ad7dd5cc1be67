package dev.fieldtest.griddocker.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as users write them, that are good for the test bed's account. */
final class FleetFiles {
  static final String GOOD =
      """
      {
        "schemaVersion": 1,
        "name": "nightly",
        "region": "eu-central-1",
        "ami": "ami-0123456789abcdef0",
        "instanceTypes": [{"type": "c7i.xlarge", "usdPerHour": 0.2}, "m7i.large"],
        "subnets": ["subnet-0000000a", "subnet-0000000b"],
        "securityGroups": ["sg-0123456789abcdef0"]
      }
      """;

  private FleetFiles() {}

  /** The good one with more fields. */
  static String with(String fields) {
    return GOOD.replaceFirst(
        "\n}", ",\n  " + fields.replace("\\", "\\\\").replace("$", "\\$") + "\n}");
  }

  static FleetSpec spec(String text) {
    return FleetSpec.read(write(text));
  }

  static Path write(String text) {
    try {
      var target = Files.createDirectories(Path.of("target", "fleets"));
      return Files.writeString(Files.createTempFile(target, "fleet", ".json"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
