package dev.fieldtest.runnercli.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.griddocker.docker.Docker;
import dev.fieldtest.griddocker.docker.GridImages;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.net.PortProber;

/**
 * A hub and an autoscaler in containers, by the compose files that users have, on a stand-in for
 * EC2. What is tested here is in no image, so the autoscaler's container gets this program's
 * folders instead.
 */
final class AutoscalerService implements AutoCloseable {
  private static final long PID = ProcessHandle.current().pid();
  private static final String PROJECT = "fieldtest-autoscaler-" + PID;
  private static final String ADDRESS = "127.201." + PID / 250 % 250 + "." + (PID % 250 + 1);
  private static final String FLEET =
      """
      {"schemaVersion": 1, "name": "service", "ami": "ami-0123456789abcdef0", "instanceTypes": ["c7i.large"]}
      """;

  private final Ec2Bed bed = Ec2Bed.start();
  private final Path work;
  private final Docker docker;

  private AutoscalerService(Path work) throws IOException {
    this.work = work;
    var state = Map.of("XDG_STATE_HOME", Path.of("target", "state").toAbsolutePath().toString());
    var image = new GridImages(new Docker(state), line -> {}).build("hub");
    var fleet = Files.writeString(work.resolve("fleet.json"), FLEET);
    var environment = new HashMap<>(bed.environment());
    environment.putAll(
        Map.of(
            "HUB_ADDRESS",
            ADDRESS,
            "GRID_PORT",
            String.valueOf(PortProber.findFreePort()),
            "GRID_HUB_IMAGE",
            image,
            "GRID_READ_ONLY",
            "true",
            "FIELDTEST_IMAGE",
            image,
            "FLEET_FILE",
            fleet.toString()));
    docker = new Docker(environment);
    Files.writeString(work.resolve("folders.yml"), folders());
  }

  static AutoscalerService start(Runner run) throws IOException {
    var service = new AutoscalerService(run.work());
    try {
      var unused = service.compose("up", "--detach", "selenium-hub", "autoscaler");
      Runner.await("it begins", () -> service.beginnings() > 0);
      return service;
    } catch (RuntimeException | Error e) {
      service.close();
      throw e;
    }
  }

  /** What a compose file adds to those of users, as JSON, which is YAML. */
  private static String folders() throws IOException {
    var repository = Path.of("..").toRealPath().toString();
    var libraries = Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var autoscaler =
        Map.of(
            "user",
            "0",
            "entrypoint",
            List.of("java", "-cp", classes, "dev.fieldtest.runnercli.cli.FieldtestCommand"),
            "volumes",
            List.of(repository + ":" + repository + ":ro", libraries + ":" + libraries + ":ro"));
    return new ObjectMapper()
        .writeValueAsString(Map.of("services", Map.of("autoscaler", autoscaler)));
  }

  Ec2Bed bed() {
    return bed;
  }

  String hub() {
    return "http://" + ADDRESS + ":4444";
  }

  /** How often it has begun. */
  int beginnings() {
    return compose("logs", "autoscaler").split("Giving " + hub(), -1).length - 1;
  }

  /** How often it has looked at its machines. */
  long rounds() {
    return bed.calls().stream().filter("DescribeInstances"::equals).count();
  }

  /** The process in its container. */
  long pid() {
    return Long.parseLong(state("Pid"));
  }

  /** Ends it as Compose does, and returns its exit code. */
  int stop() {
    var unused = compose("stop", "autoscaler");
    return Integer.parseInt(state("ExitCode"));
  }

  private String state(String field) {
    var container = compose("ps", "--all", "--quiet", "autoscaler").strip();
    var format = "{{.State." + field + "}}";
    return docker.run(work, Stream.of("docker", "inspect", "--format", format, container)).strip();
  }

  private String compose(String... arguments) {
    var files =
        Stream.of(
                "docker-compose.grid.yml",
                "grid-docker/docker/fleet/docker-compose.fleet.yml",
                work.resolve("folders.yml").toString())
            .flatMap(file -> Stream.of("--file", file));
    var all =
        Stream.of(
            docker.composing().stream(),
            Stream.of("--project-name", PROJECT),
            files,
            Stream.of(arguments));
    return docker.run(Path.of(".."), all.flatMap(words -> words));
  }

  @Override
  public void close() {
    var unused = compose("down", "--timeout", "5");
    bed.close();
  }
}
