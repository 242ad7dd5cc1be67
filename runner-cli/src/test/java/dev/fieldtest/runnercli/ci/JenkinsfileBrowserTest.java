package dev.fieldtest.runnercli.ci;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.runnercli.cli.ShellLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.Test;

/** The Jenkinsfile's lines, run by a real shell where the zip was unpacked, with few sites. */
public class JenkinsfileBrowserTest {
  private static final String CORPUS =
      """
      http://alsouq.bundled.test/
      http://bookworm.bundled.test/
      http://banco-andino.bundled.test/
      """;

  @Test(groups = "browser")
  public void pipelineChecksSitesMergesAndPublishes() throws IOException {
    check(Map.of("CORPUS", "sites.txt", "SHARDS", "2"));
  }

  @Test(groups = "docker")
  public void pipelineDoesSoOnAGridInDocker() throws IOException {
    check(Map.of("CORPUS", "sites.txt", "SHARDS", "1", "GRID", "docker"));
  }

  private static void check(Map<String, String> parameters) throws IOException {
    try (var unpacked = Unpacked.create()) {
      Files.writeString(unpacked.home().resolve("sites.txt"), CORPUS);
      var agents = new LocalAgents(unpacked.root(), unpacked.home(), JenkinsfileBrowserTest::bash);
      var file = Path.of("..", "Jenkinsfile");
      if (ShellLine.isCommand("merge")) {
        DeclarativePipeline.run(file, parameters, agents);
        assertEquals(agents.published().keySet(), Set.of("allure", "junit", "publishHTML"));
        assertSites(agents.archive().resolve("fieldtest-report"));
      } else {
        expectThrows(
            IllegalStateException.class, () -> DeclarativePipeline.run(file, parameters, agents));
        assertSites(
            unpacked.root().resolve("stash/shard-1"), unpacked.root().resolve("stash/shard-2"));
      }
      assertEquals(agents.leftovers(), List.of());
    }
  }

  private static void assertSites(Path... reports) throws IOException {
    var passed = 0L;
    for (var report : reports) {
      var results = Files.readString(report.resolve("results.jsonl"));
      passed += results.lines().filter(line -> line.contains("\"REPLACED\"")).count();
    }
    assertEquals(passed, CORPUS.lines().count());
  }

  private static int bash(String line, Path folder, Map<String, String> environment)
      throws Exception {
    var shell = new ProcessBuilder("bash", "-eu", "-c", line).directory(folder.toFile());
    shell.environment().putAll(environment);
    shell.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    shell.redirectErrorStream(true).redirectOutput(folder.resolveSibling("console").toFile());
    var process = shell.start();
    assertTrue(process.waitFor(150, TimeUnit.SECONDS), line);
    return process.exitValue();
  }
}
