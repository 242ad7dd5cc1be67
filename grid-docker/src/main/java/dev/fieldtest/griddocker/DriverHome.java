package dev.fieldtest.griddocker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.io.TemporaryFilesystem;

/**
 * Where the ChromeDrivers of this process and their browsers live: a temporary folder with the
 * browsers' profiles, which ends with the process, however that ends. What watches over it are
 * shells that read a pipe which only this process holds open.
 */
final class DriverHome implements AutoCloseable {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final long CLEARED_S = 10;

  /** Arguments: the folder. Each driver's process group has its number as a folder's name. */
  private static final String KEEPER =
      """
      cat
      while [ -e "$1" ]; do
        for home in "$1"/[0-9]*; do kill -9 "-${home##*/}" 2>/dev/null; done
        sleep 0.2
        rm -rf "$1"
      done
      """;

  /**
   * The driver gets a terminal session of its own, for Ctrl-C goes to all processes of a terminal,
   * and would kill the browsers before their open sites are finished. Its standard input is the
   * pipe, which this process closes once it has read all that the driver and its browser print: a
   * driver that died leaves its browser behind, which serves the open session to its end.
   */
  private static final String SCRIPT =
      """
      #!/bin/sh
      export TMPDIR='%s'/$$
      mkdir "$TMPDIR" || exit
      exec 3<&0 </dev/null
      setsid sh -c '
        cat <&3
        kill -9 "-$1" 2>/dev/null
        sleep 0.2
        rm -rf "$TMPDIR"
      ' watcher $$ >/dev/null 2>&1 &
      exec setsid '%s' "$@" 3<&-
      """;

  private final Path executable;
  private final Optional<Process> keeper;

  private DriverHome(Path executable, Optional<Process> keeper) {
    this.executable = executable;
    this.keeper = keeper;
  }

  /** A home for a driver; none where the operating system has no such sessions. */
  static DriverHome of(Path driver) {
    if (!Files.isExecutable(SETSID)) {
      return new DriverHome(driver, Optional.empty());
    }
    try {
      var folder = createFolder();
      var command =
          new ProcessBuilder(SETSID.toString(), "sh", "-c", KEEPER, "keeper", "" + folder);
      var keeper =
          command
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      TemporaryFilesystem.setTemporaryDirectory(folder.toFile()); // for what nodes are sent
      return new DriverHome(script(folder, driver), Optional.of(keeper));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A temporary folder with a short name: Chromium makes a socket below it, and gives up where its
   * path is longer than 107 characters.
   */
  private static Path createFolder() throws IOException {
    var name = "ft" + Integer.toString(new SecureRandom().nextInt(Integer.MAX_VALUE), 36);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"), name), mine);
  }

  private static Path script(Path folder, Path driver) throws IOException {
    var script =
        Files.writeString(folder.resolve("chromedriver"), SCRIPT.formatted(folder, driver));
    return script.toFile().setExecutable(true) && Files.isExecutable(script) ? script : driver;
  }

  /** What starts the driver, with its arguments. */
  Path executable() {
    return executable;
  }

  /** Ends what still runs there, and removes it. */
  @Override
  public void close() {
    keeper.ifPresent(DriverHome::clear);
  }

  private static void clear(Process keeper) {
    try {
      keeper.getOutputStream().close();
      var unused = keeper.waitFor(CLEARED_S, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
