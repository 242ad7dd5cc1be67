package dev.fieldtest.runnercli.ci;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.Test;

/** The launcher where the zip was unpacked: no sources, no Maven. */
public class LauncherTest {
  @Test
  public void runsTheJarBesideItWithoutMaven() throws Exception {
    try (var unpacked = Unpacked.create()) {
      var bin = Files.createDirectory(unpacked.root().resolve("bin"));
      Files.writeString(bin.resolve("mvn"), "#!/bin/sh\nexit 77\n");
      assertTrue(bin.resolve("mvn").toFile().setExecutable(true));
      var elsewhere = Files.createDirectory(unpacked.root().resolve("elsewhere"));
      assertEquals(call(unpacked, bin, elsewhere, "run --list --grep '^alsouq$'"), 0);
      assertEquals(
          Files.readString(elsewhere.resolve("out")),
          "chunk-1  alsouq  http://alsouq.bundled.test/\n");
      assertEquals(call(unpacked, bin, elsewhere, "--version"), 0);
      assertTrue(Files.readString(elsewhere.resolve("out")).startsWith("fieldtest "));
    }
  }

  private static int call(Unpacked unpacked, Path bin, Path folder, String arguments)
      throws Exception {
    var line = "'" + unpacked.home().resolve("fieldtest") + "' " + arguments;
    var shell = new ProcessBuilder("bash", "-c", line).directory(folder.toFile());
    shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    shell.redirectOutput(folder.resolve("out").toFile());
    var process = shell.start();
    var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(errors, "");
    return process.waitFor();
  }
}
