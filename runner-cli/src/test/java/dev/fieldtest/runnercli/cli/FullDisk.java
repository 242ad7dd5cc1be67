package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A call of the program, as a process, where no file can become larger than 16 kB. That needs no
 * rights and fails as a full disk does: in the middle of a write.
 */
final class FullDisk {
  private static final int INTERNAL_ERROR = 3;
  private static final String BOUNDED = "trap '' XFSZ; ulimit -f 16; exec \"$@\"";

  private FullDisk() {}

  /**
   * Calls it, and checks that it fails with one line.
   *
   * @param err a file for what it says
   */
  static void call(Path err, String... arguments) throws Exception {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of("bash", "-c", BOUNDED, "bash", java));
    command.addAll(List.of("-XX:-UsePerfData", "-cp", classes));
    command.add("dev.fieldtest.runnercli.cli.FieldtestCommand");
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    assertTrue(process.waitFor(90, TimeUnit.SECONDS), "it hangs");
    var said = Files.readString(err);
    assertEquals(process.exitValue(), INTERNAL_ERROR, said);
    assertEquals(said.lines().count(), 1, said);
    assertTrue(said.contains("can not be written: File too large; an earlier report is as"), said);
  }
}
