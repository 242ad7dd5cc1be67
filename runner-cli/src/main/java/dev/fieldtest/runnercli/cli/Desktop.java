package dev.fieldtest.runnercli.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where a person sits who can look at a page, if one does.
 *
 * @param system the operating system's name
 * @param environment says whether there is a display, and where programs are
 */
record Desktop(String system, Map<String, String> environment) {
  /** A program that shows pages may stay as long as its browser; one that can not fails at once. */
  private static final int FAILS_WITHIN_SECONDS = 3;

  static Desktop of(Map<String, String> environment) {
    return new Desktop(System.getProperty("os.name", ""), environment);
  }

  /** Opens a page and says so, or says why not and where the page is. */
  String open(Path page) {
    if (!Files.exists(page)) {
      return page + " does not exist; write it with --reporter html";
    }
    var where = page.toAbsolutePath().normalize();
    var command = command(where);
    if (command.isEmpty()) {
      return "There is no desktop here; open " + where + " where there is one";
    }
    return succeeds(command.get())
        ? "Opening " + where
        : "'" + command.get().get(0) + "' failed; open " + where + " yourself";
  }

  /** What opens it as the user would; empty if there is no desktop. */
  Optional<List<String>> command(Path page) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return Optional.of(List.of("cmd", "/c", "start", "", page.toString()));
    }
    if (name.startsWith("mac")) {
      return Optional.of(List.of("open", page.toString()));
    }
    var display = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return display
        ? program("xdg-open").map(opener -> List.of(opener, page.toString()))
        : Optional.empty();
  }

  private Optional<String> program(String name) {
    return List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static boolean succeeds(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !process.waitFor(FAILS_WITHIN_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
