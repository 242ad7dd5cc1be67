package dev.fieldtest.griddocker.docker;

import java.util.Map;
import java.util.Optional;

/** A package whose version decides what an image does, and is in the tags of those made for it. */
enum DebianPackage {
  CHROMIUM("chromium"),
  SQUID("squid"),
  JRE("openjdk-17-jre-headless");

  private final String id;

  DebianPackage(String id) {
    this.id = id;
  }

  /** The one that a target of our Dockerfile is made for. */
  static DebianPackage of(String target) {
    return switch (target) {
      case "egress" -> SQUID;
      case "node-chromium", "standalone-chromium" -> CHROMIUM;
      default -> JRE;
    };
  }

  /** Debian's name for it. */
  String id() {
    return id;
  }

  /** The argument of our Dockerfile that says which version is installed. */
  String argument() {
    return name() + "_VERSION";
  }

  /** The version that the user wants, if any. */
  Optional<String> pinned(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("FIELDTEST_" + argument()))
        .filter(version -> !version.isBlank());
  }

  /** A version as a tag may have it: with neither tilde, plus nor colon. */
  static String tag(String version) {
    return version.replaceAll("[^A-Za-z0-9_.-]", "-");
  }
}
