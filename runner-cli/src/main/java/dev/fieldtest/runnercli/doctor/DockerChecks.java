package dev.fieldtest.runnercli.doctor;

import dev.fieldtest.griddocker.docker.Docker;
import dev.fieldtest.griddocker.docker.GridImages;
import dev.fieldtest.griddocker.docker.SharedMemory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether a grid can be started in Docker. */
public final class DockerChecks {
  /** An engine that starts makes callers wait. */
  private static final Duration ANSWERING = Duration.ofSeconds(20);

  private DockerChecks() {}

  /**
   * Of the engine, of the images, and of what nodes get.
   *
   * @param environment names the engine, and configures the grid
   */
  public static List<Check> of(Map<String, String> environment) {
    var docker = new Docker(environment);
    return List.of(
        new Check("Docker", ANSWERING, () -> List.of(engine(docker))),
        new Check("images", ANSWERING, () -> List.of(images(docker))),
        Check.quick("/dev/shm", () -> List.of(sharedMemory(environment))));
  }

  private static Finding engine(Docker docker) {
    return Finding.good("Docker", docker.engine() + ", Compose " + docker.compose());
  }

  private static Finding images(Docker docker) {
    return images(new GridImages(docker, line -> {}).presence());
  }

  static Finding images(Map<String, Boolean> presence) {
    var names = String.join(", ", presence.keySet());
    var missing =
        presence.entrySet().stream()
            .filter(image -> !image.getValue())
            .map(Map.Entry::getKey)
            .toList();
    return missing.isEmpty()
        ? Finding.good("images", names)
        : Finding.doubtful(
            "images",
            String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " not here",
            "what is missing is built or pulled when a grid starts, which takes minutes; 'fieldtest grid build' builds it now");
  }

  private static Finding sharedMemory(Map<String, String> environment) {
    var bytes = SharedMemory.require(environment);
    return Finding.good("/dev/shm", (bytes >> 20) + " MB a node");
  }
}
