package dev.fieldtest.griddocker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A ChromeDriver that a terminal's Ctrl-C does not reach: it goes to all processes of the terminal,
 * and would kill the browsers before their open sites are finished.
 */
final class DetachedDriver {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private DetachedDriver() {}

  /**
   * A script that starts the driver in a session of its own; the driver itself where that can not
   * be done.
   */
  static Path of(Path driver) {
    if (!Files.isExecutable(SETSID)) {
      return driver;
    }
    try {
      var script = Files.createTempFile("fieldtest-chromedriver", "");
      script.toFile().deleteOnExit();
      Files.writeString(script, "#!/bin/sh\nexec " + SETSID + " '" + driver + "' \"$@\"\n");
      return script.toFile().setExecutable(true) && Files.isExecutable(script) ? script : driver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
