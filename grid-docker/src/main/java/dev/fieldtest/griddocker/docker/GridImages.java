package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.Grid;
import java.util.ArrayList;
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
    var index = index();
    for (var role : Role.values()) {
      var named = role.named(docker.environment());
      named.ifPresent(this::pull);
      variables.put(role.variable, named.orElseGet(() -> provide(files, role.target, index)));
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
      var named = role.named(docker.environment());
      var here = named.isPresent() ? named.filter(this::isHere) : here(role.target);
      presence.put(here.or(() -> named).orElseGet(() -> own(role.target)), here.isPresent());
    }
    return presence;
  }

  /** Builds all of ours that are not here, and returns their names. */
  public List<String> buildAll() {
    return build(TARGETS.stream());
  }

  /**
   * Builds one of ours if it is not here, and returns its name.
   *
   * @param target of our Dockerfile
   */
  public String build(String target) {
    return build(Stream.of(target)).get(0);
  }

  private List<String> build(Stream<String> targets) {
    var unused = docker.engine();
    var files = GridFiles.write(docker.environment());
    var index = index();
    return targets.map(target -> provide(files, target, index)).toList();
  }

  private DebianIndex index() {
    return new DebianIndex(docker, base());
  }

  private String base() {
    return docker.environment().getOrDefault("FIELDTEST_BASE_IMAGE", BASE);
  }

  private String provide(GridFiles files, String target, DebianIndex index) {
    return here(target).orElseGet(() -> build(files, target, index));
  }

  /** What the names of ours begin with; the version of the package they are for follows. */
  private static String own(String target) {
    return "fieldtest/" + target + ":" + Grid.seleniumVersion() + "-" + Jars.digest(target);
  }

  /** The newest of ours that is here, with the version that the user wants. */
  private Optional<String> here(String target) {
    var pinned = DebianPackage.of(target).pinned(docker.environment());
    var names = own(target) + "-" + pinned.map(DebianPackage::tag).orElse("*");
    return docker
        .docker("images", "--filter", "reference=" + names, "--format", "{{.Repository}}:{{.Tag}}")
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst();
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

  private String build(GridFiles files, String target, DebianIndex index) {
    tell.accept("Building " + own(target) + ", once; that takes a minute or two ...");
    var script = files.docker("make-base.sh").toString();
    docker.run(files.folder(), Stream.of("sh", script, base())).lines().forEach(tell);
    var image = own(target) + "-" + DebianPackage.tag(index.version(DebianPackage.of(target)));
    var command = new ArrayList<>(List.of("build", "--quiet", "--target", target, "--tag", image));
    command.addAll(List.of("--build-arg", "BASE_IMAGE=" + base()));
    for (var each : DebianPackage.values()) {
      command.addAll(List.of("--build-arg", each.argument() + "=" + index.version(each)));
    }
    command.addAll(List.of("--label", "dev.fieldtest.base=" + baseId()));
    try (var context = ImageContext.create(files, target)) {
      command.add(context.folder().toString());
      var unused = docker.docker(command.toArray(String[]::new));
    }
    return image;
  }

  /** By its digest, where a registry has given it one. */
  private String baseId() {
    var digest = "{{if .RepoDigests}}{{index .RepoDigests 0}}{{else}}{{.Id}}{{end}}";
    return docker.docker("image", "inspect", "--format", digest, base()).strip();
  }
}
