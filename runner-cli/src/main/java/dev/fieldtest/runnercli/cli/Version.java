package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.BrowserVersions;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.LocalBrowser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.IVersionProvider;

/**
 * Says which version this is, and of what: all that a report of a defect needs.
 *
 * @param environment may name the browser
 */
record Version(Map<String, String> environment) implements IVersionProvider {
  /** Versions by what they are of; the browser's is not asked for. */
  static Map<String, String> all() {
    var versions = new TreeMap<String, String>();
    versions.put("fieldtest", own());
    versions.put("java", properties("java.version", "java.vendor"));
    versions.put("os", properties("os.name", "os.version", "os.arch"));
    versions.put("selenium", Grid.seleniumVersion());
    return versions;
  }

  private static String properties(String... names) {
    return String.join(" ", Stream.of(names).map(System::getProperty).toList());
  }

  /** With the commit that it was built from, where it was built from a repository. */
  private static String own() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .map(version -> version.replaceFirst(" \\(\\$.*", ""))
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    var versions = new LinkedHashMap<>(all());
    versions.put("browser", browser());
    return versions.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toArray(String[]::new);
  }

  private String browser() {
    try {
      return LocalBrowser.installed(environment)
          .map(BrowserVersions::of)
          .map(found -> found.chrome() + ", " + found.driver())
          .orElse("not installed");
    } catch (GridException e) {
      return Failures.oneLine(String.valueOf(e.getMessage()));
    }
  }
}
