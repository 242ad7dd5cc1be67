package dev.fieldtest.runnercli.ci;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.testng.annotations.Test;

/** What users get is the same from each build, and runs without sources. */
@Test(groups = {"browser", "long"})
public class PackageTest {
  private static final String COPY =
      "umask %s && mkdir -p '%s' && git -C .. ls-files -z | (cd .. && xargs -0 cp --parents -t '%s')"
          + " && cd '%s' && ./fieldtest package";

  public void twoBuildsInDifferentPlacesAreTheSameAndRun() throws Exception {
    var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
    var root = Files.createTempDirectory(target, "package");
    var one = build(root.resolve("one"), "022");
    var other = build(root.resolve("somewhere/else"), "077");
    assertEquals(one.size(), 2, one.toString());
    for (var name : one.keySet()) {
      assertEquals(Files.mismatch(one.get(name), other.get(name)), -1L, name);
    }
    var jar = named(one, ".jar");
    assertServices(jar);
    run(
        root,
        "unzip -q '"
            + named(one, ".zip")
            + "' && java -jar '"
            + jar
            + "' run --grep '^alsouq$' --output by-jar"
            + " && fieldtest-*/fieldtest run --grep '^alsouq$' --output by-zip");
    try (var files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Map<String, Path> build(Path folder, String umask) throws Exception {
    Files.createDirectories(folder.getParent());
    run(Path.of("."), COPY.formatted(umask, folder, folder, folder));
    try (var files = Files.list(folder.resolve("runner-cli/target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("fieldtest-.*\\.(jar|zip)"))
          .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
    }
  }

  private static Path named(Map<String, Path> files, String end) {
    return files.values().stream()
        .filter(file -> file.toString().endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  /** Services that several libraries name, licences, and no signatures of jars that are no more. */
  private static void assertServices(Path file) throws IOException {
    try (var jar = new ZipFile(file.toFile())) {
      var names = jar.stream().map(entry -> entry.getName()).toList();
      assertTrue(names.stream().noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)")));
      assertTrue(names.contains("META-INF/LICENSE"));
      var listeners =
          jar.getEntry("META-INF/services/org.openqa.selenium.remote.http.HttpClient$Factory");
      assertTrue(listeners != null, "Selenium finds no HTTP client");
    }
  }

  private static void run(Path folder, String line) throws Exception {
    var log = Files.createTempFile(Path.of("target").toAbsolutePath(), "package", ".log");
    var shell = new ProcessBuilder("bash", "-c", line).directory(folder.toFile());
    var process = shell.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES), line);
    assertEquals(process.exitValue(), 0, line + "\n" + Files.readString(log));
  }
}
