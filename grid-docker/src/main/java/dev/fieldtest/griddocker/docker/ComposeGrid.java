package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.GridException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A grid that the compose file starts on a Docker engine. Thread-safe; it is the engine that knows
 * what runs.
 *
 * <p>Every method throws {@link GridException} with one line for the user where Docker does not do
 * what is asked of it.
 */
public final class ComposeGrid {
  private static final String HUB = "selenium-hub";
  private static final String NODE = "chrome";

  /** Several times what nodes take on a machine with much else to do. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String project;
  private final Docker docker;
  private final GridFiles files;
  private final List<String> composing;

  /**
   * @param project whose containers these are
   * @param environment configures engine and grid, and holds secrets
   */
  public ComposeGrid(String project, Map<String, String> environment) {
    this.project = project;
    this.docker = new Docker(environment);
    this.files = GridFiles.write(environment);
    this.composing = docker.composing();
  }

  /**
   * Starts it, or makes what runs as it is asked for, and waits until a browser opens. What was not
   * there before and does not come up is removed again.
   *
   * @param nodes how many, of one browser each
   * @param port of the hub
   * @param tell hears what takes its time
   */
  public URI up(int nodes, int port, Consumer<String> tell) {
    var unused = docker.engine();
    SharedMemory.require(docker.environment());
    var variables = new HashMap<>(new GridImages(docker, tell).provide(files));
    var own = new GridVariables(docker.environment(), port);
    variables.putAll(own.all());
    var wasThere = isThere();
    tell.accept(
        "Starting a hub and " + nodes + (nodes == 1 ? " node" : " nodes") + " in Docker ...");
    try {
      compose(docker.with(variables), "up", "--detach", "--scale", NODE + "=" + nodes);
      new Readiness(own.hub(), nodes, PATIENCE, this::why).await();
      return own.url();
    } catch (GridException e) {
      if (!wasThere) {
        compose(docker, "down", "--timeout", "1");
      }
      throw e;
    }
  }

  /** Whether any of its containers runs. */
  public boolean isThere() {
    return !ids().isEmpty();
  }

  /** The containers that run. */
  List<String> ids() {
    return docker
        .docker("ps", "--quiet", "--filter", "label=com.docker.compose.project=" + project)
        .lines()
        .toList();
  }

  /** Where its hub is, if it runs. */
  public Optional<URI> url() {
    return isThere()
        ? compose(docker, "port", HUB, "4444")
            .lines()
            .filter(line -> line.contains(":"))
            .map(line -> GridVariables.address(line.strip()))
            .findFirst()
        : Optional.empty();
  }

  /**
   * Has its nodes finish their sessions, each for as long as the compose file lets it, and ends it.
   */
  public void down() {
    compose(docker, "down");
  }

  /** The command that ends it at once, for {@link #builder}. */
  List<String> ending() {
    return command("down", "--timeout", "3").toList();
  }

  /** How a command is started that finds engine and compose file. */
  ProcessBuilder builder(List<String> command) {
    return docker.builder(files.folder(), command);
  }

  /** This machine's address in the network of its nodes. */
  String gateway() {
    return docker
        .docker(
            "network",
            "inspect",
            "--format",
            "{{range .IPAM.Config}}{{println .Gateway}}{{end}}",
            project + "_nodes")
        .strip()
        .lines()
        .findFirst()
        .orElse("");
  }

  /** What its containers say of why it is not ready. */
  String why() {
    var logs = compose(docker, "logs", "--no-color", "--tail", "200");
    return Symptom.in(logs);
  }

  private String compose(Docker configured, String... arguments) {
    return configured.run(files.folder(), command(arguments));
  }

  private Stream<String> command(String... arguments) {
    var project = Stream.of("--project-name", this.project, "--file", GridFiles.COMPOSE);
    return Stream.concat(Stream.concat(composing.stream(), project), Stream.of(arguments));
  }
}
