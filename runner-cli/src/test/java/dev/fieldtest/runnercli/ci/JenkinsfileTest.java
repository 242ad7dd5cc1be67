package dev.fieldtest.runnercli.ci;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.RunFolders;
import dev.fieldtest.runnercli.cli.ShellLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The Jenkinsfile is well formed, and each of its lines is one that the command line takes. */
public class JenkinsfileTest {
  private static final Path FILE = Path.of("..", "Jenkinsfile");

  private final Path root = folder();

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "jenkins");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private LocalAgents agents(String name, LocalAgents.Shell shell) throws IOException {
    var own = Files.createDirectories(root.resolve(name));
    return new LocalAgents(own, Files.createDirectories(own.resolve("sources")), shell);
  }

  @Test
  public void allLinesAreTakenByTheCommandLine() throws IOException {
    var agents = agents("lines", (line, folder, environment) -> 0);
    var pipeline = DeclarativePipeline.run(FILE, Map.of("SHARDS", "3"), agents);
    assertEquals(agents.lines().size(), 4, agents.lines().toString());
    for (var line : agents.lines()) {
      ShellLine.parse(line);
    }
    for (var variable : pipeline.environment().keySet()) {
      assertTrue(variable.equals("JOB_NAME") || ShellLine.isOption(variable), variable);
    }
    assertEquals(agents.leftovers(), List.of());
  }

  @Test
  public void eachShardIsComparedWithTheLastGreenBuild() throws IOException {
    var agents = agents("baseline", (line, folder, environment) -> 0);
    var earlier = Files.createDirectories(agents.archive().resolve("fieldtest-report"));
    Files.writeString(earlier.resolve("results.jsonl"), "{}");
    DeclarativePipeline.run(FILE, Map.of(), agents);
    var shards = agents.lines().stream().filter(line -> line.contains("--shard")).toList();
    assertEquals(shards.size(), 2);
    for (var line : shards) {
      assertTrue(line.contains("--baseline baseline/results.jsonl --fail-on new"), line);
      ShellLine.parse(line);
    }
  }

  @Test
  public void failingShardsAreMergedAndTheMergeDecides() throws IOException {
    var agents = agents("red", (line, folder, environment) -> 1);
    var failure =
        expectThrows(
            IllegalStateException.class, () -> DeclarativePipeline.run(FILE, Map.of(), agents));
    assertTrue(failure.getMessage().contains("./fieldtest merge"), failure.getMessage());
    assertEquals(agents.lines().size(), 3);
    assertEquals(agents.leftovers(), List.of(), "agents are cleaned all the same");
  }

  @Test
  public void whereAnAgentIsLostTheOthersAreMergedAndItsShardIsMissing() throws IOException {
    var said = new ArrayList<String>();
    var agents =
        agents(
            "lost",
            (line, folder, environment) -> {
              if (line.contains("--shard 2/3")) {
                throw new IllegalStateException("the agent is gone");
              }
              return line.contains("merge") ? merge(folder, said) : write(line, folder);
            });
    expectThrows(
        IllegalStateException.class,
        () -> DeclarativePipeline.run(FILE, Map.of("SHARDS", "3"), agents));
    assertEquals(agents.lines().size(), 4, agents.lines().toString());
    assertTrue(said.toString().contains("shard 2/3 is missing"), said.toString());
    assertEquals(agents.published().keySet(), Set.of("allure", "junit", "publishHTML"));
    assertEquals(agents.leftovers(), List.of());
  }

  /** What a part leaves that runs to its end. */
  private static int write(String line, Path folder) throws IOException {
    for (var shard : DividedRun.green(20, 3).shards()) {
      var part = shard.plan().shard();
      if (line.contains("--shard " + part + " ")) {
        RunFolders.write(shard, folder.resolve("shard-" + part.index()));
      }
    }
    return 0;
  }

  /** Merges what is there, and returns the exit code. */
  private static int merge(Path folder, List<String> said) throws IOException {
    try (var parts = Files.newDirectoryStream(folder, "shard-*")) {
      var words = new ArrayList<>(List.of("merge"));
      parts.forEach(part -> words.add(part.toString()));
      words.addAll(List.of("--output", folder.resolve("fieldtest-report").toString()));
      return ShellLine.call(words, said::add);
    }
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"agent none", "agnet none"},
      {"stages {", "stage {"},
      {"  agent none\n", ""},
      {"unstash \"", "unstach \""},
      {"pipeline {", "pipeline {{"},
      {"script {", "steps {"},
      {"catchError(buildResult: 'SUCCESS', stageResult: 'U", "catchError(stageResult: 'U"},
      {"cleanup {", "finally {"},
    };
  }

  @Test(dataProvider = "mistakes")
  public void mistakesInTheFileAreSeen(String right, String wrong) throws IOException {
    var text = Files.readString(FILE);
    assertTrue(text.contains(right));
    var file = Files.createTempFile(root, "Jenkinsfile", "");
    Files.writeString(file, text.replace(right, wrong));
    var agents = agents(file.getFileName() + ".agents", (line, folder, environment) -> 0);
    assertThrows(() -> DeclarativePipeline.run(file, Map.of(), agents));
  }
}
