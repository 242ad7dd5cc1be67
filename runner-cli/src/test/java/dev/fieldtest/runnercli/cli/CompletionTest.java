package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A real shell completes what is typed. */
public class CompletionTest {
  @DataProvider
  public Object[][] typed() {
    return new Object[][] {
      {"fieldtest do", "doctor"},
      {"fieldtest run --shar", "--shard"},
      {"fieldtest corpus val", "validate"},
      {"fieldtest corpus add --from", "--from-file"},
      {"fieldtest check --wat", "--watch"},
      {"fieldtest corpus st", "stats"},
      {"fieldtest corpus import --dry", "--dry-run"},
      {"fieldtest completion z", "zsh"},
    };
  }

  @Test(dataProvider = "typed")
  public void bashCompletes(String typed, String completed) throws Exception {
    var call = Invocation.of("completion", "bash");
    var file = call.write("completion.bash", call.call().out());
    var script =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _complete_fieldtest; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(file, typed);
    var shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(output.lines().map(String::strip).toList().contains(completed), output);
    assertEquals(shell.waitFor(), 0);
  }

  @Test
  public void zshGetsItsEmulationOfBash() {
    var script = Invocation.of("completion", "zsh").call().out();
    assertTrue(script.contains("bashcompinit"), script);
  }
}
