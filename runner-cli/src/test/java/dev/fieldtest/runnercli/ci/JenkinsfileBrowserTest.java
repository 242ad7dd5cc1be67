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
@Test(groups = "browser")
public class JenkinsfileBrowserTest {
  private static final String CORPUS =
      """
      http://alsouq.bundled.test/
      http://bookworm.bundled.test/
      http://banco-andino.bundled.test/
      """;

  public void pipelineChecksSitesMergesAndPublishes() throws IOException {
    try (var unpacked = Unpacked.create()) {
      Files.writeString(unpacked.home().resolve("sites.txt"), CORPUS);
      var agents = new LocalAgents(unpacked.root(), unpacked.home(), JenkinsfileBrowserTest::bash);
      var parameters = Map.of("CORPUS", "sites.txt", "SHARDS", "2");
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
    shell.redirectErrorStream(true).redirectOutput(folder.resolveSibling("console").toFile());
    var process = shell.start();
    assertTrue(process.waitFor(150, TimeUnit.SECONDS), line);
    return process.exitValue();
  }
}
