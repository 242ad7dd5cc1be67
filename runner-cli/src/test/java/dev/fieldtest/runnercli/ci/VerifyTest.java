package dev.fieldtest.runnercli.ci;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The launcher's tests on a machine without an engine, where nothing can be installed. */
public class VerifyTest {
  private static final Path SOURCES = Path.of("..");

  @DataProvider
  public Object[][] calls() {
    return new Object[][] {
      {"./fieldtest verify", 0, 0},
      {"./fieldtest verify --all", 0, 1},
      {"./fieldtest verify --long --all", 7, 7},
      {".ci/run", 0, 1},
      {".ci/run", 7, 7}
    };
  }

  @Test(dataProvider = "calls")
  public void groupsThatAreLeftOutAreRedInCi(String call, int tests, int exitCode)
      throws Exception {
    var clone = clone(tests);
    var shell = new ProcessBuilder("bash", "-c", call).directory(clone.toFile());
    shell.environment().put("PATH", clone.resolve("bin") + ":" + System.getenv("PATH"));
    shell.environment().put("FIELDTEST_CHROME", "none");
    shell.redirectOutput(clone.resolve("out").toFile());
    var process = shell.start();
    var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(process.waitFor(), exitCode, errors);
    assertTrue(errors.contains("the group docker were LEFT OUT"), errors);
    var called = Files.readString(clone.resolve("out"));
    assertTrue(called.contains("excludedGroups=") && called.contains(",docker"), called);
  }

  private static Path clone(int tests) throws IOException {
    var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
    var clone = Files.createTempDirectory(target, "clone");
    Files.createDirectories(clone.resolve(".ci"));
    for (var script : List.of("fieldtest", ".ci/run")) {
      Files.copy(SOURCES.resolve(script), clone.resolve(script));
    }
    var bin = Files.createDirectory(clone.resolve("bin"));
    for (var program : List.of("mvn", "docker", "docker-compose", "apt-get")) {
      var exit = program.equals("mvn") ? tests : 1;
      var file = Files.writeString(bin.resolve(program), "#!/bin/sh\necho $*\nexit " + exit + "\n");
      assertTrue(file.toFile().setExecutable(true));
    }
    return clone;
  }
}
