package dev.fieldtest.extensionundertest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The fixture extensions for tests of other modules, which may see them in a jar only. */
public final class FixtureExtensions {
  private FixtureExtensions() {}

  /** A fixture extension as a folder of its own, below the module's build folder. */
  public static Path folder(String name) {
    var manifest = "/fixtures/extensions/" + name + "/manifest.json";
    var url = Objects.requireNonNull(FixtureExtensions.class.getResource(manifest), manifest);
    try {
      return copy(url, Files.createTempDirectory(Files.createDirectories(Path.of("target")), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path copy(URL manifest, Path target) throws IOException, URISyntaxException {
    if (manifest.openConnection() instanceof JarURLConnection jar) {
      var file = Path.of(jar.getJarFileURL().toURI());
      try (var files = FileSystems.newFileSystem(file)) {
        return copy(files.getPath(jar.getEntryName()).getParent(), target);
      }
    }
    return copy(Path.of(manifest.toURI()).getParent(), target);
  }

  private static Path copy(Path source, Path target) throws IOException {
    try (var files = Files.list(source)) {
      for (var file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
    return target;
  }
}
