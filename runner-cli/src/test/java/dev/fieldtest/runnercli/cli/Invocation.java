package dev.fieldtest.runnercli.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A call of the program inside the test's process, with a folder of its own to write to. */
final class Invocation {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();

  private Invocation(Path folder, String... arguments) {
    this.folder = folder;
    this.arguments.addAll(List.of(arguments));
  }

  /** A call of {@code run} with an output folder that does not exist yet. */
  static Invocation run(String... arguments) {
    var call = runWithoutOutput();
    return call.with("--output", call.folder + "/report").with(arguments);
  }

  static Invocation runWithoutOutput() {
    return of("run");
  }

  static Invocation of(String... arguments) {
    try {
      var target = Files.createDirectories(Path.of("target"));
      var folder = Files.createTempDirectory(target.toAbsolutePath(), "cli");
      return new Invocation(folder, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Invocation with(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** Lets it find the browser of this machine. */
  Invocation path() {
    return environment("PATH", System.getenv("PATH"));
  }

  Invocation environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Writes a file, and passes its path as an option's value. */
  Invocation file(String option, String name, String content) {
    return with(option, write(name, content).toString());
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  Result call() {
    var out = new StringWriter();
    var err = new StringWriter();
    var exitCode =
        FieldtestCommand.run(
            environment,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString(), reports());
  }

  /** What there is of an output folder, at any stage. */
  private List<String> reports() {
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("report"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What came of it.
   *
   * @param reports names of the output folders that exist afterwards
   */
  record Result(int exitCode, String out, String err, List<String> reports) {
    List<String> errors() {
      return err.lines().toList();
    }

    /** The ids of the sites that {@code --list} printed. */
    List<String> listed() {
      return out.lines().flatMap(line -> Stream.of(line.split("  ")).skip(1).limit(1)).toList();
    }
  }
}
