package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.Grid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The images that a grid is made of: those that the user names in {@code GRID_HUB_IMAGE}, {@code
 * GRID_NODE_IMAGE} and {@code GRID_EGRESS_IMAGE}, else our own, whose tags change with what they
 * are made of.
 *
 * @param tell hears what takes its time
 */
public record GridImages(Docker docker, Consumer<String> tell) {
  private static final String BASE = "debian:bookworm-slim";
  private static final List<String> TARGETS =
      List.of("hub", "node-chromium", "egress", "standalone-chromium", "fieldtest");

  /** Where a compose file takes an image from, and what ours is called. */
  private enum Role {
    HUB("GRID_HUB_IMAGE", "hub"),
    NODE("GRID_NODE_IMAGE", "node-chromium"),
    EGRESS("GRID_EGRESS_IMAGE", "egress");

    private final String variable;
    private final String target;

    Role(String variable, String target) {
      this.variable = variable;
      this.target = target;
    }

    private Optional<String> named(Map<String, String> environment) {
      return Optional.ofNullable(environment.get(variable)).filter(name -> !name.isBlank());
    }
  }

  /**
   * Sees to it that hub, node and proxy are here: what is missing is pulled, or built if it is
   * ours.
   *
   * @return what the compose file has to know
   */
  Map<String, String> provide(GridFiles files) {
    var variables = new HashMap<String, String>();
    for (var role : Role.values()) {
      var named = role.named(docker.environment());
      named.ifPresentOrElse(this::pull, () -> build(files, role.target));
      variables.put(role.variable, named.orElseGet(() -> own(role.target)));
    }
    if (Stream.of(Role.HUB, Role.NODE)
        .allMatch(role -> role.named(docker.environment()).isEmpty())) {
      variables.put("GRID_READ_ONLY", "true");
    }
    return variables;
  }

  /** What a grid would be made of, and which of it is not here yet. */
  public Map<String, Boolean> presence() {
    var presence = new LinkedHashMap<String, Boolean>();
    for (var role : Role.values()) {
      var image = role.named(docker.environment()).orElseGet(() -> own(role.target));
      presence.put(image, isHere(image));
    }
    return presence;
  }

  /** Builds all of ours that are not here, and returns their names. */
  public List<String> buildAll() {
    return TARGETS.stream().map(this::build).toList();
  }

  /**
   * Builds one of ours if it is not here, and returns its name.
   *
   * @param target of our Dockerfile
   */
  public String build(String target) {
    var unused = docker.engine();
    build(GridFiles.write(docker.environment()), target);
    return own(target);
  }

  private static String own(String target) {
    return "fieldtest/" + target + ":" + Grid.seleniumVersion() + "-" + Jars.digest(target);
  }

  private boolean isHere(String image) {
    return docker.succeeds("image", "inspect", image);
  }

  private void pull(String image) {
    if (!isHere(image)) {
      tell.accept("Pulling " + image + " ...");
      var unused = docker.docker("pull", "--quiet", image);
    }
  }

  private void build(GridFiles files, String target) {
    var image = own(target);
    if (isHere(image)) {
      return;
    }
    var base = docker.environment().getOrDefault("FIELDTEST_BASE_IMAGE", BASE);
    tell.accept("Building " + image + ", once; that takes a minute or two ...");
    var script = files.docker("make-base.sh").toString();
    docker.run(files.folder(), Stream.of("sh", script, base)).lines().forEach(tell);
    try (var context = ImageContext.create(files, target)) {
      var unused =
          docker.docker(
              "build",
              "--quiet",
              "--build-arg",
              "BASE_IMAGE=" + base,
              "--target",
              target,
              "--tag",
              image,
              context.folder().toString());
    }
  }
}
