package dev.fieldtest.runnercli.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is, and of what. */
final class Version implements IVersionProvider {
  /** Versions by what they are of. */
  static Map<String, String> all() {
    var versions = new TreeMap<String, String>();
    versions.put("fieldtest", own());
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return versions;
  }

  private static String own() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return all().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toArray(String[]::new);
  }
}
