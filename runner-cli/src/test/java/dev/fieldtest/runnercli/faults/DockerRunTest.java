package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** However a run on a grid in Docker ends, its containers end with it. */
public class DockerRunTest {
  private static final String CORPUS =
      """
      http://alsouq.bundled.test/
      http://bookworm.bundled.test/
      """;

  @DataProvider
  public Object[][] signals() {
    return new Object[][] {{"KILL", 137}, {"INT", 130}};
  }

  @Test(dataProvider = "signals", groups = "docker")
  public void containersEndWithTheRun(String signal, int exitCode) throws Exception {
    try (var run = Runner.create(CORPUS)) {
      var state = run.work().resolve("state");
      run.within(List.of("env", "XDG_STATE_HOME=" + state))
          .run("--grid", "docker", "--sessions", "1");
      Runner.await("a container", () -> !containers(state).isEmpty());
      new ProcessBuilder("kill", "-" + signal, String.valueOf(run.pid())).start().waitFor();
      assertEquals(run.exitCode(), exitCode);
      Runner.await("no container", () -> containers(state).isEmpty());
    }
  }

  /** Those of the compose file in a folder. */
  private static List<String> containers(Path state) throws IOException {
    var folder = state.resolve("fieldtest/grid");
    var label = "label=com.docker.compose.project.working_dir=" + folder;
    var process = new ProcessBuilder("docker", "ps", "-aq", "--filter", label).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
