package dev.fieldtest.bench.engine.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Where one measurement takes place: its processes are started here, each in the control group of
 * its role, and end with it.
 */
public final class Lab implements AutoCloseable {
  private final Path home;
  private final Path scratch;
  private final ControlGroup all;
  private final Map<Role, ControlGroup> groups = new EnumMap<>(Role.class);

  /** Nothing that was started here outlives the bench, however that ends. */
  private final Thread atExit = new Thread(this::end);

  /**
   * @param home Fieldtest's own folder
   * @param scratch for logs and profiles
   */
  public Lab(Path home, Path scratch) throws IOException {
    this.home = home;
    this.scratch = Files.createDirectories(scratch);
    this.all = ControlGroup.create("fieldtest-bench-" + ProcessHandle.current().pid());
    for (var role : Role.values()) {
      groups.put(role, all.create(Path.of(role.name())));
    }
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Fieldtest's own folder. */
  public Path home() {
    return home;
  }

  /** A folder that only this measurement uses. */
  public Path scratch() {
    return scratch;
  }

  /** Starts a process; all that it prints goes to a log. */
  public Process start(Role role, List<String> command) throws IOException {
    var builder = builder(role, command);
    return builder.redirectErrorStream(true).redirectOutput(log(role)).start();
  }

  /** Starts a client that tells something on its standard output; its errors go to a log. */
  public Process startTelling(List<String> command) throws IOException {
    return builder(Role.CLIENT, command).redirectError(log(Role.CLIENT)).start();
  }

  private ProcessBuilder builder(Role role, List<String> command) {
    var prefixed = new ArrayList<>(group(role).prefix());
    prefixed.addAll(command);
    var builder = new ProcessBuilder(prefixed);
    builder.environment().put("TMPDIR", scratch.toString());
    return builder;
  }

  private File log(Role role) {
    return scratch.resolve(role.name().toLowerCase(Locale.ROOT) + ".log").toFile();
  }

  /** The command that runs a class of the bench's class path. */
  public static List<String> java(String main, String... arguments) {
    return java(System.getProperty("java.class.path"), main, List.of(arguments));
  }

  /** The command that Fieldtest's launcher runs. */
  public List<String> fieldtest(List<String> arguments) {
    var target = home.resolve("runner-cli/target");
    var path = target.resolve("runner-cli-0.1.0-SNAPSHOT.jar") + ":" + target.resolve("lib") + "/*";
    return java(path, "dev.fieldtest.runnercli.cli.FieldtestCommand", arguments);
  }

  /** With the launcher's own options, for all alike. */
  private static List<String> java(String classPath, String main, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath,
                main));
    command.addAll(arguments);
    return command;
  }

  /** An executable that enters a role's group and becomes another; for what others start. */
  public Path entrance(Role role, Path executable) throws IOException {
    var script = scratch.resolve(role.name().toLowerCase(Locale.ROOT) + ".sh");
    var prefix = group(role).prefix();
    var procs = prefix.get(prefix.size() - 1);
    Files.writeString(
        script, "#!/bin/sh\necho $$ > " + procs + " && exec " + executable + " \"$@\"\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " can not be made executable");
    }
    return script;
  }

  /** What has been used so far. */
  public Reading read() throws IOException {
    var cpu = new EnumMap<Role, Duration>(Role.class);
    for (var entry : groups.entrySet()) {
      cpu.put(entry.getKey(), entry.getValue().cpu());
    }
    return new Reading(Duration.ofNanos(System.nanoTime()), cpu);
  }

  /** Memory by role, in bytes. */
  Map<Role, Long> memory() throws IOException {
    var memory = new EnumMap<Role, Long>(Role.class);
    for (var entry : groups.entrySet()) {
      memory.put(entry.getKey(), entry.getValue().pss());
    }
    return memory;
  }

  ControlGroup group(Role role) {
    return Objects.requireNonNull(groups.get(role));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The bench is ending, and the hook is at work.
    }
    end();
  }

  private void end() {
    try {
      for (var group : groups.values()) {
        group.close();
      }
      all.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
