package dev.fieldtest.griddocker.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A folder that an image is built from, until it is closed.
 *
 * @param folder absolute
 */
record ImageContext(Path folder) implements AutoCloseable {
  /** The image that holds the runner. */
  static final String RUNNER = "fieldtest";

  /** Puts together what an image needs. */
  static ImageContext create(GridFiles files, String target) {
    try {
      var context = new ImageContext(Files.createTempDirectory(files.folder(), "context"));
      for (var name : GridFiles.IMAGE) {
        var copy = context.folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(files.docker(name), copy);
      }
      context.copy(Jars.ofGrid(), "grid-lib");
      context.copy(target.equals(RUNNER) ? Jars.ofRunner() : List.of(), "runner-lib");
      return context;
    } catch (IOException e) {
      throw Docker.failure(
          files.folder() + " can not be written (" + e.getMessage() + "); set XDG_STATE_HOME");
    }
  }

  private void copy(List<Path> jars, String name) throws IOException {
    var target = Files.createDirectory(folder.resolve(name));
    for (var jar : jars) {
      Files.copy(
          jar, target.resolve(jar.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
