package dev.fieldtest.griddocker.docker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Docker's command line. Thread-safe.
 *
 * <p>Every method throws {@link GridException} with {@code NO_SESSION} and one line for the user
 * where it does not do what it was called for.
 *
 * @param environment names the engine ({@code DOCKER_HOST}); added to this process's own
 */
public record Docker(Map<String, String> environment) {
  private static final List<String> VERSION_1 = List.of("docker-compose");
  private static final List<String> VERSION_2 = List.of("docker", "compose");

  public Docker {
    environment = Map.copyOf(environment);
  }

  /** The same with more variables. */
  Docker with(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new Docker(all);
  }

  /** The engine's version, as "20.10.24". */
  public String engine() {
    return docker("version", "--format", "{{.Server.Version}}").strip();
  }

  /** Compose's version, as "1.29.2". */
  public String compose() {
    return run(Path.of("."), Stream.concat(composing().stream(), Stream.of("version", "--short")))
        .strip();
  }

  /** The command that compose is called by: a plug-in of Docker's, or a program of its own. */
  public List<String> composing() {
    return Stream.of(VERSION_2, VERSION_1)
        .filter(command -> end(Path.of("."), with(command, "version")).isGood())
        .findFirst()
        .orElseThrow(
            () ->
                failure(
                    "there is no Docker Compose; install it (on Debian: apt-get install docker-compose)"));
  }

  private static List<String> with(List<String> command, String argument) {
    return Stream.concat(command.stream(), Stream.of(argument)).toList();
  }

  /** Calls it, and returns what it prints. */
  String docker(String... arguments) {
    return run(Path.of("."), Stream.concat(Stream.of("docker"), Stream.of(arguments)));
  }

  /** Whether it says yes. */
  boolean succeeds(String... arguments) {
    var command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
    return end(Path.of("."), command).isGood();
  }

  /** Calls a program in a folder, and returns what it prints. */
  public String run(Path folder, Stream<String> command) {
    var arguments = command.toList();
    var end = end(folder, arguments);
    if (!end.isGood()) {
      throw failure(Trouble.line(arguments, end.err(), host()));
    }
    return end.out();
  }

  private String host() {
    return environment.getOrDefault(
        "DOCKER_HOST", System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
  }

  private record End(int exitCode, String out, String err) {
    boolean isGood() {
      return exitCode == 0;
    }
  }

  private End end(Path folder, List<String> command) {
    var builder = builder(folder, command);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var err = CompletableFuture.supplyAsync(() -> text(process.errorReader().lines()));
      var out = text(process.inputReader().lines());
      return new End(process.waitFor(), out, err.join());
    } catch (IOException e) {
      throw failure(
          "there is no "
              + command.get(0)
              + " command; install Docker and Compose (on Debian: apt-get install docker.io docker-compose)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while " + String.join(" ", command) + " went on");
    }
  }

  /** How a program is started that finds this engine. */
  ProcessBuilder builder(Path folder, List<String> command) {
    var builder = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  private static String text(Stream<String> lines) {
    return String.join("\n", lines.toList());
  }

  static GridException failure(String line) {
    return new GridException(AbortCause.NO_SESSION, line);
  }
}
