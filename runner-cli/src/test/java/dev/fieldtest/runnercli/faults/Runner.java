package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The program as a process of its own, with folders of its own for all that it leaves. */
final class Runner implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Map<String, String> DEFAULTS =
      Map.of("--sessions", "2", "--tabs", "2", "--chunk-size", "3");

  private final Path work;
  private final Path temporary;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> entrance = List.of();
  private Process process;

  private Runner(Path work, Path temporary) {
    this.work = work;
    this.temporary = temporary;
  }

  /** Makes the folders; the one for temporary files has a short name, for Chromium's sockets. */
  static Runner create(String corpus) throws IOException {
    var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
    var runner =
        new Runner(Files.createTempDirectory(target, "fault"), Files.createTempDirectory("ft"));
    Files.writeString(runner.work.resolve("sites.jsonl"), corpus);
    return runner;
  }

  /**
   * How a program of ours is started, hearing Ctrl-C where these tests run in the background, too.
   */
  static List<String> java(Path temporary, String main) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        "env",
        "--default-signal=INT",
        java,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + temporary,
        "-cp",
        classes,
        main);
  }

  /** Starts a run with two browsers of two tabs each, in a process group of its own. */
  Runner run(String... arguments) throws IOException {
    return runInto(output().toString(), arguments);
  }

  /** Sets a variable of all later runs. */
  Runner with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Takes a variable from all later runs. */
  Runner without(String name) {
    environment.remove(name);
    return this;
  }

  /** Has all later runs begin by another command, which leads into a place of their own. */
  Runner within(List<String> command) {
    entrance = command;
    return this;
  }

  Runner runInto(String folder, String... arguments) throws IOException {
    return start(command(folder, arguments));
  }

  /** Starts any command of the program, in a process group of its own. */
  Runner begin(String... words) throws IOException {
    return start(program(words));
  }

  private Runner start(List<String> program) throws IOException {
    var command = new ArrayList<>(entrance);
    command.add("setsid");
    command.addAll(program);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    process =
        builder
            .redirectOutput(work.resolve("out").toFile())
            .redirectError(work.resolve("err").toFile())
            .start();
    return this;
  }

  /** Starts a run at a terminal of its own; {@link #type} types there. */
  Runner runAtTerminal(int columns, String... arguments) throws IOException {
    return startAtTerminal(columns, command(output().toString(), arguments));
  }

  /** Starts any command of the program at a terminal of its own. */
  Runner beginAtTerminal(int columns, String... words) throws IOException {
    return startAtTerminal(columns, program(words));
  }

  private Runner startAtTerminal(int columns, List<String> program) throws IOException {
    var quoted =
        program.stream().map(argument -> "'" + argument + "'").collect(Collectors.joining(" "));
    var line = "stty cols " + columns + " rows 40; exec " + quoted;
    var builder = new ProcessBuilder("script", "-q", "-e", "-f", "-c", line, "/dev/null");
    builder.environment().putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8", "SHELL", "/bin/sh"));
    builder.environment().remove("NO_COLOR");
    process =
        builder.redirectErrorStream(true).redirectOutput(work.resolve("out").toFile()).start();
    return this;
  }

  /** Types a key. */
  void type(int key) throws IOException {
    process.getOutputStream().write(key);
    process.getOutputStream().flush();
  }

  /** Makes the terminal of the run wider or narrower. */
  void resize(int columns) throws Exception {
    var java = process.descendants().filter(Runner::isJava).findFirst().orElseThrow();
    var terminal = Files.readSymbolicLink(Path.of("/proc", "" + java.pid(), "fd", "1")).toString();
    assertEquals(
        new ProcessBuilder("stty", "-F", terminal, "cols", "" + columns).start().waitFor(), 0);
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }

  private List<String> program(String... words) {
    var command = new ArrayList<>(java(temporary, "dev.fieldtest.runnercli.cli.FieldtestCommand"));
    command.addAll(List.of(words));
    return command;
  }

  private List<String> command(String folder, String... arguments) {
    var command = new ArrayList<>(program());
    command.addAll(List.of("run", "--corpus", work.resolve("sites.jsonl").toString()));
    command.addAll(List.of("--output", folder, "--per-domain", "9"));
    var given = List.of(arguments);
    DEFAULTS.forEach(
        (option, value) ->
            command.addAll(given.contains(option) ? List.of() : List.of(option, value)));
    command.addAll(given);
    return command;
  }

  Path output() {
    return work.resolve("report");
  }

  Path work() {
    return work;
  }

  /** Where the drivers and browsers live. */
  Path temporary() {
    return temporary;
  }

  long pid() {
    return process.pid();
  }

  /** Whether it comes to its end within a time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the end and returns the exit code. */
  int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it hangs");
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(work.resolve("out"));
  }

  List<String> err() throws IOException {
    return Files.readAllLines(work.resolve("err"));
  }

  /** Waits until the log has so many entries of a kind. */
  void awaitLogged(String kind, int entries) {
    await(kind + " × " + entries, () -> logged(kind) >= entries);
  }

  private long logged(String kind) {
    var entry = "\"entry\":\"" + kind + "\"";
    var log = work.resolve("report.running/attempts/run.jsonl");
    try {
      return Files.readAllLines(log).stream().filter(line -> line.contains(entry)).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Waits for what no event tells of, such as the end of processes that are not our own. */
  static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }

  /** What it has reported. */
  RunResults results() {
    return new RunResults(output());
  }

  /** Nothing of it runs any more, and no file of it is left but its output. */
  void assertNothingLeft() {
    await("no process left", () -> Processes.of(temporary).isEmpty());
    await("no temporary file left", () -> temporaryFiles().isEmpty());
  }

  private List<String> temporaryFiles() {
    try (var files = Files.list(temporary)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("hsperfdata") && !name.equals("node"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroyForcibly();
    }
    Processes.of(temporary).forEach(ProcessHandle::destroyForcibly);
    await("all ended", () -> Processes.of(temporary).isEmpty());
    try (var files = Files.walk(temporary)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
