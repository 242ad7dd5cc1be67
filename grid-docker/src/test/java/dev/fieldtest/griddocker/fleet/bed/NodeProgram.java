package dev.fieldtest.griddocker.fleet.bed;

import dev.fieldtest.griddocker.fleet.bed.Conditions.Boot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real node, which a machine's user data has asked Docker for. */
interface NodeProgram extends AutoCloseable {
  /** That of a machine that has not come so far. */
  NodeProgram NONE =
      new NodeProgram() {
        @Override
        public boolean isRunning() {
          return false;
        }

        @Override
        public void close() {}
      };

  /** Whether it has not ended. */
  boolean isRunning();

  @Override
  void close();

  /** Where it runs, and as what. */
  record Place(Path folder, Machine machine, int port, Boot boot) {}

  /**
   * Starts it.
   *
   * @param arguments of {@code docker}, from "run" on
   */
  static NodeProgram start(List<String> arguments, Place place) throws IOException {
    return place.boot() == Boot.CONTAINER
        ? Container.run(arguments, place)
        : Grid.run(environment(arguments), place);
  }

  private static Map<String, String> environment(List<String> arguments) throws IOException {
    var file = Path.of(arguments.get(arguments.indexOf("--env-file") + 1));
    return Files.readAllLines(file).stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /** Selenium Grid from the tests' own class path. */
  record Grid(Process process) implements NodeProgram {
    static Grid run(Map<String, String> node, Place place) throws IOException {
      var toml = Files.writeString(place.folder().resolve("node.toml"), configuration(node));
      var builder =
          new ProcessBuilder(command("node", toml, place.folder())).redirectErrorStream(true);
      builder.redirectOutput(place.folder().resolve("node.log").toFile());
      builder.environment().put("TMPDIR", place.folder().toString());
      return new Grid(builder.start());
    }

    static List<String> command(String role, Path configuration, Path temporary) {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Djava.io.tmpdir=" + temporary,
          "-cp",
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
          "org.openqa.selenium.grid.Main",
          role,
          "--config",
          configuration.toString());
    }

    private static String configuration(Map<String, String> node) {
      return """
      [server]
      host = "%s"
      port = %s
      registration-secret = "%s"
      [logging]
      tracing = false
      [events]
      publish = "tcp://%s:%s"
      subscribe = "tcp://%s:%s"
      [node]
      detect-drivers = false
      override-max-sessions = true
      max-sessions = %s
      grid-url = "%s"
      heartbeat-period = 2
      register-cycle = 1
      [[node.driver-configuration]]
      display-name = "chrome"
      stereotype = '{"browserName": "chrome", "platformName": "linux", "goog:chromeOptions": {"args": ["--no-sandbox"]}}'
      webdriver-executable = '/usr/bin/chromedriver'
      max-sessions = %s
      """
          .formatted(
              node.get("SE_NODE_HOST"),
              node.get("SE_NODE_PORT"),
              node.get("SE_REGISTRATION_SECRET"),
              node.get("SE_EVENT_BUS_HOST"),
              node.get("SE_EVENT_BUS_PUBLISH_PORT"),
              node.get("SE_EVENT_BUS_HOST"),
              node.get("SE_EVENT_BUS_SUBSCRIBE_PORT"),
              node.get("SE_NODE_MAX_SESSIONS"),
              node.get("SE_NODE_GRID_URL"),
              node.get("SE_NODE_MAX_SESSIONS"));
    }

    @Override
    public boolean isRunning() {
      return process.isAlive();
    }

    @Override
    public void close() {
      Host.end(process.toHandle());
    }
  }

  /** A container as it was asked for, but under a name of its own. */
  record Container(String name) implements NodeProgram {
    static Container run(List<String> arguments, Place place) throws IOException {
      var name =
          "fieldtest-bed-"
              + ProcessHandle.current().pid()
              + "-"
              + place.machine().address().replace('.', '-');
      var command = new ArrayList<>(List.of("docker"));
      command.addAll(arguments);
      command.set(command.indexOf("--name") + 1, name);
      // Its address is this machine's own, whose other nodes listen at theirs.
      command.addAll(
          command.indexOf("--network"),
          List.of("-e", "SE_BIND_HOST=true", "-e", "SE_NODE_REGISTER_CYCLE=1"));
      docker(command, place.folder());
      return new Container(name);
    }

    private static String docker(List<String> command, Path folder) {
      try {
        var process =
            new ProcessBuilder(command)
                .redirectError(folder.resolve("docker.log").toFile())
                .start();
        process.getOutputStream().close();
        var out =
            new String(
                process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        var unused = process.waitFor();
        return out;
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isRunning() {
      return docker(
              List.of("docker", "inspect", "--format", "{{.State.Running}}", name),
              Path.of("target"))
          .strip()
          .equals("true");
    }

    @Override
    public void close() {
      docker(List.of("docker", "rm", "--force", name), Path.of("target"));
    }
  }
}
