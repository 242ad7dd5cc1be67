package dev.fieldtest.griddocker.docker;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the package index of a base image offers now. It is asked when that is first needed, and
 * once, so that all images of one build are of the same versions.
 */
final class DebianIndex {
  private static final String CANDIDATE = "  Candidate: ";

  private final Docker docker;
  private final String base;
  private Map<String, String> candidates = Map.of();

  /**
   * @param base an image that is here when the index is asked
   */
  DebianIndex(Docker docker, String base) {
    this.docker = docker;
    this.base = base;
  }

  /**
   * The version to install: the one that the user wants, else the one that is offered.
   *
   * @throws dev.fieldtest.griddocker.GridException if there is none
   */
  String version(DebianPackage wanted) {
    return wanted.pinned(docker.environment()).orElseGet(() -> offered(wanted));
  }

  private String offered(DebianPackage wanted) {
    if (candidates.isEmpty()) {
      candidates = ask();
    }
    var version = candidates.getOrDefault(wanted.id(), "(none)");
    if (version.equals("(none)")) {
      throw Docker.failure(
          base
              + " knows no package "
              + wanted.id()
              + "; name another base in FIELDTEST_BASE_IMAGE");
    }
    return version;
  }

  private Map<String, String> ask() {
    var names =
        Stream.of(DebianPackage.values()).map(DebianPackage::id).collect(Collectors.joining(" "));
    var script = "apt-get update -qq >/dev/null && apt-cache policy " + names;
    return read(docker.docker("run", "--rm", base, "sh", "-c", script));
  }

  /** What {@code apt-cache policy} says, by package. */
  static Map<String, String> read(String policy) {
    var read = new HashMap<String, String>();
    var name = "";
    for (var line : policy.lines().toList()) {
      if (line.startsWith(CANDIDATE)) {
        read.put(name, line.substring(CANDIDATE.length()).strip());
      } else if (!line.startsWith(" ")) {
        name = line.replaceFirst(":$", "");
      }
    }
    return read;
  }
}
