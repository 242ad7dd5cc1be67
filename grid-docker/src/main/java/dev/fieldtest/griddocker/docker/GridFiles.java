package dev.fieldtest.griddocker.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The files that Docker works with, outside of the program, laid out as in the repository.
 *
 * @param folder absolute
 */
record GridFiles(Path folder) {
  static final String COMPOSE = "docker-compose.grid.yml";
  static final String DOCKER = "grid-docker/docker/";

  /** What images are made of, beside jars. */
  static final List<String> IMAGE =
      List.of(
          "Dockerfile",
          "entry_point.sh",
          "drain.sh",
          "chromium-flags",
          "egress/squid.conf",
          "egress/egress.sh");

  private static final List<String> OTHERS = List.of("make-base.sh", "chrome-seccomp.json");

  /**
   * Writes them into the user's folder for such things.
   *
   * @param environment tells where that is
   */
  static GridFiles write(Map<String, String> environment) {
    var files = new GridFiles(state(environment).resolve("fieldtest/grid"));
    try {
      files.write(COMPOSE);
      for (var each : IMAGE) {
        files.write(DOCKER + each);
      }
      for (var each : OTHERS) {
        files.write(DOCKER + each);
      }
      return files;
    } catch (IOException e) {
      throw Docker.failure(
          files.folder() + " can not be written (" + e.getMessage() + "); set XDG_STATE_HOME");
    }
  }

  private static Path state(Map<String, String> environment) {
    var named = environment.getOrDefault("XDG_STATE_HOME", "");
    return (named.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(named))
        .toAbsolutePath();
  }

  /** Whole or not at all, for another process may be reading it. */
  private void write(String name) throws IOException {
    var file = folder.resolve(name);
    var parent = Files.createDirectories(Objects.requireNonNull(file.getParent()));
    var fresh = Files.createTempFile(parent, "fresh", "");
    Files.write(fresh, content(name));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  Path docker(String name) {
    return folder.resolve(DOCKER + name);
  }

  /** What the program brings along. */
  static byte[] content(String name) {
    try (var in = GridFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
