package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.manager.SeleniumManager;

/**
 * A Chrome or Chromium on this machine.
 *
 * @param chrome its executable
 * @param driver the ChromeDriver that fits it
 */
public record LocalBrowser(Path chrome, Path driver) {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");

  /**
   * Finds the browser of this machine: {@code FIELDTEST_CHROME} and {@code FIELDTEST_CHROMEDRIVER},
   * else the search path, else what Selenium Manager can fetch.
   *
   * @param environment the process's environment
   * @throws GridException if there is none
   */
  public static LocalBrowser find(Map<String, String> environment) {
    return installed(environment).orElseGet(LocalBrowser::download);
  }

  /**
   * The same without fetching one.
   *
   * @throws GridException if the environment names one that can not be run
   */
  public static Optional<LocalBrowser> installed(Map<String, String> environment) {
    var chrome = named(environment, "FIELDTEST_CHROME").or(() -> onPath(environment, BROWSERS));
    var driver =
        named(environment, "FIELDTEST_CHROMEDRIVER")
            .or(() -> onPath(environment, List.of("chromedriver")));
    return chrome.flatMap(path -> driver.map(fitting -> new LocalBrowser(path, fitting)));
  }

  /** Selenium Manager brings a Chrome and its driver into its cache, where it has a network. */
  private static LocalBrowser download() {
    try {
      var found = SeleniumManager.getInstance().getBinaryPaths(List.of("--browser", "chrome"));
      return new LocalBrowser(Path.of(found.getBrowserPath()), Path.of(found.getDriverPath()));
    } catch (RuntimeException e) {
      throw new GridException(
          AbortCause.NO_SESSION,
          "no Chrome with its ChromeDriver on this machine, and none could be fetched; install them, name them in"
              + " FIELDTEST_CHROME and FIELDTEST_CHROMEDRIVER, or use --grid URL",
          e);
    }
  }

  private static Optional<Path> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .map(
            path -> {
              if (!Files.isExecutable(path)) {
                throw new GridException(
                    AbortCause.NO_SESSION, variable + " names " + path + ", which can not be run");
              }
              return path;
            });
  }

  private static Optional<Path> onPath(Map<String, String> environment, List<String> names) {
    var folders = environment.getOrDefault("PATH", "").split(":", -1);
    return names.stream()
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
