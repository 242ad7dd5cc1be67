package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * What a browser and its driver call themselves, as "Chromium 156.0.8078.79".
 *
 * @param chrome name and version
 * @param driver name and version
 */
public record BrowserVersions(String chrome, String driver) {
  private static final long PATIENCE_S = 8;
  private static final Pattern NAME = Pattern.compile("^\\D*?\\d+(\\.\\d+)*");
  private static final Pattern MAJOR = Pattern.compile("(\\d+)\\.");

  /**
   * Asks both.
   *
   * @throws GridException if one can not be run, or does not answer
   */
  public static BrowserVersions of(LocalBrowser browser) {
    return new BrowserVersions(ask(browser.chrome()), ask(browser.driver()));
  }

  private static String ask(Path executable) {
    try {
      var process =
          new ProcessBuilder(executable.toString(), "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var ended = CompletableFuture.supplyAsync(() -> output(process));
      try {
        return name(ended.get(PATIENCE_S, TimeUnit.SECONDS));
      } finally {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable(executable, "interrupted");
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw unusable(executable, Failures.line(e));
    }
  }

  private static String output(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without what distributors and builders add. */
  private static String name(String output) {
    var found = NAME.matcher(output);
    return found.find() ? found.group() : output.lines().findFirst().orElse("");
  }

  private static GridException unusable(Path executable, String why) {
    return new GridException(
        AbortCause.NO_SESSION,
        executable + " --version can not be run (" + why + "); reinstall it");
  }

  /** Whether the driver is of the browser's major version, as ChromeDriver demands. */
  public boolean fit() {
    return major(chrome).isPresent() && major(chrome).equals(major(driver));
  }

  private static Optional<String> major(String name) {
    var found = MAJOR.matcher(name);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
