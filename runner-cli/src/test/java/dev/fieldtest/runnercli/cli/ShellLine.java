package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Lines for a shell that call the program, as documents show them. */
public final class ShellLine {
  /** In its place each call writes its arguments down. */
  private static final String RECORDER =
      "#!/bin/sh\nfor argument in \"$@\"; do printf '%s\\0' \"$argument\"; done >> \"$CALLS\"\n"
          + "printf '\\n\\0' >> \"$CALLS\"\n";

  private ShellLine() {}

  /** Whether there is such a command. */
  public static boolean isCommand(String name) {
    return FieldtestCommand.line(Map.of()).getSubcommands().containsKey(name);
  }

  /** Whether a variable of the environment stands for an option of {@code run}. */
  public static boolean isOption(String variable) {
    var option = variable.replaceFirst("^FIELDTEST_", "--").toLowerCase(Locale.ROOT);
    return run().findOption(option.replace('_', '-')) != null;
  }

  /**
   * Calls the program inside this process.
   *
   * @param said takes what it prints
   * @return its exit code
   */
  public static int call(List<String> words, Consumer<String> said) {
    var out = new StringWriter();
    var printer = new PrintWriter(out, true);
    var exitCode = FieldtestCommand.run(Map.of(), printer, printer, words.toArray(String[]::new));
    said.accept(out.toString());
    return exitCode;
  }

  private static CommandSpec run() {
    return FieldtestCommand.line(Map.of()).getSubcommands().get("run").getCommandSpec();
  }

  /** Has a real shell expand the lines, and the command line parse each call that they make. */
  public static void parse(String script) {
    parse(script, Map.of());
  }

  /**
   * The same with variables.
   *
   * @param environment of the shell
   */
  public static void parse(String script, Map<String, String> environment) {
    var calls = calls(script, environment);
    assertFalse(calls.isEmpty(), "no call of fieldtest: " + script);
    for (var call : calls) {
      var line = FieldtestCommand.line(Map.of());
      try {
        line.parseArgs(call.toArray(String[]::new));
      } catch (ParameterException e) {
        fail(call + ": " + e.getMessage());
      }
    }
  }

  private static List<List<String>> calls(String script, Map<String, String> environment) {
    try {
      var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "shell");
      var recorder = Files.writeString(folder.resolve("fieldtest"), RECORDER);
      assertEquals(recorder.toFile().setExecutable(true), true);
      for (var shard = 1; shard <= 3; shard++) { // What a pattern in a line may look for.
        Files.createDirectory(folder.resolve("shard-" + shard));
      }
      var shell = new ProcessBuilder("bash", "-eu", "-c", script).directory(folder.toFile());
      shell.environment().put("CALLS", folder.resolve("calls").toString());
      shell.environment().put("HOME", folder.toString());
      shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
      shell.environment().putAll(environment);
      var process = shell.redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes());
      assertEquals(process.waitFor(), 0, script + ": " + output);
      return split(Files.readString(folder.resolve("calls")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<String>> split(String recorded) {
    var calls = new ArrayList<List<String>>();
    Stream.of(recorded.split("\n\0"))
        .filter(call -> !call.isEmpty())
        .map(call -> List.of(call.split("\0")))
        .forEach(calls::add);
    return calls;
  }
}
