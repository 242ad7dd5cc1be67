package dev.fieldtest.runnercli.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Processes of this machine that have to do with a folder: by their command line or environment.
 */
final class Processes {
  private Processes() {}

  static List<ProcessHandle> of(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> facts(process).anyMatch(text -> text.contains(folder.toString())))
        .toList();
  }

  /** The browsers themselves, without the processes that they start. */
  static List<ProcessHandle> browsers(Path folder) {
    return of(folder).stream()
        .filter(process -> read(process, "cmdline").contains("--user-data-dir="))
        .filter(process -> !read(process, "cmdline").contains("--type="))
        .toList();
  }

  static List<ProcessHandle> drivers(Path folder) {
    return of(folder).stream()
        .filter(process -> read(process, "cmdline").matches("(?s)[^\0]*chromedriver\0.*"))
        .toList();
  }

  private static Stream<String> facts(ProcessHandle process) {
    return Stream.of(read(process, "cmdline"), read(process, "environ"));
  }

  private static String read(ProcessHandle process, String file) {
    try {
      var path = Path.of("/proc", String.valueOf(process.pid()), file);
      return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // It has ended meanwhile.
    }
  }

  /** Sends a signal, as to a process group if the id is negative. */
  static void signal(String name, long id) {
    try {
      var kill = new ProcessBuilder("kill", "-s", name, "--", String.valueOf(id)).start();
      if (!kill.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("kill hangs");
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
