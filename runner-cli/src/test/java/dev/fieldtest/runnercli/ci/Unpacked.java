package dev.fieldtest.runnercli.ci;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder as the zip unpacks to, with the launcher and a jar, which here names the classes under
 * test instead of holding them.
 *
 * @param root all of it
 * @param home where the launcher is
 */
record Unpacked(Path root, Path home) implements AutoCloseable {
  static Unpacked create() throws IOException {
    var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
    var root = Files.createTempDirectory(target, "unpacked");
    var home = Files.createDirectories(root.resolve("sources"));
    var launcher = Path.of("..", "fieldtest");
    Files.copy(launcher, home.resolve("fieldtest"), StandardCopyOption.COPY_ATTRIBUTES);
    writeJar(Files.createDirectory(home.resolve("lib")).resolve("fieldtest.jar"));
    return new Unpacked(root, home);
  }

  private static void writeJar(Path file) throws IOException {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(classes.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      jar.flush();
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
