package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.GridException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.grid.Main;

/** The jars that this program runs from, which images get, too. */
final class Jars {
  private static final int SHORT = 12;

  private Jars() {}

  /**
   * Those that hubs and nodes need: Selenium Grid, or the one jar that holds everything.
   *
   * @throws dev.fieldtest.griddocker.GridException if this program does not run from jars
   */
  static List<Path> ofGrid() {
    return one().map(List::of).orElseGet(Jars::libraries);
  }

  private static List<Path> libraries() {
    var names = gridNames();
    var jars = all().filter(jar -> names.contains(jar.getFileName().toString())).toList();
    if (jars.size() < names.size()) {
      throw noJars();
    }
    return jars;
  }

  /**
   * All of them.
   *
   * @throws dev.fieldtest.griddocker.GridException if this program does not run from jars
   */
  static List<Path> ofRunner() {
    if (source(Jars.class).filter(Files::isRegularFile).isEmpty()) {
      throw noJars();
    }
    return all().toList();
  }

  private static GridException noJars() {
    return Docker.failure(
        "images are made of the jars that Fieldtest runs from, and some are not to be found; start it by its"
            + " launcher, or by 'java -jar'");
  }

  private static List<String> gridNames() {
    var names = new String(GridFiles.content("grid-jars.txt"), StandardCharsets.UTF_8);
    return List.of(names.strip().replace("grid-lib/", "").split(":", -1));
  }

  private static Stream<Path> all() {
    var classes = System.getProperty("java.class.path", "").split(File.pathSeparator, -1);
    return Stream.of(classes).map(Path::of).filter(Files::isRegularFile);
  }

  /** The jar that holds both Selenium and this, as users get it. */
  private static Optional<Path> one() {
    return source(Main.class).filter(jar -> Optional.of(jar).equals(source(Jars.class)));
  }

  private static Optional<Path> source(Class<?> type) {
    try {
      return Optional.of(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells images apart that are made of different things. Libraries count by their names, which
   * hold their versions; the runner by what is in it.
   */
  static String digest(String target) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var name : GridFiles.IMAGE) {
        sha.update(GridFiles.content(GridFiles.DOCKER + name));
      }
      sha.update(GridFiles.content("grid-jars.txt"));
      for (var jar : target.equals(ImageContext.RUNNER) ? ofRunner() : one().stream().toList()) {
        sha.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, SHORT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
