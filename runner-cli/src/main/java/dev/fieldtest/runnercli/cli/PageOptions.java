package dev.fieldtest.runnercli.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How single pages are looked at. */
final class PageOptions {
  @Option(names = "--show", description = "Open the browser in a window, to watch it.")
  private boolean show;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Durations.class,
      description = "For one visit (${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(30);

  /** Checks what the parser does not. */
  void validate(GridOptions grid, Map<String, String> environment) {
    grid.validate();
    if (timeout.isZero()) {
      throw new UsageException("--timeout is more than nothing");
    }
    var hasScreen =
        Stream.of("DISPLAY", "WAYLAND_DISPLAY")
            .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
    if (show && grid.choice().remote().isEmpty() && isLinux() && !hasScreen) {
      throw new UsageException("--show needs a screen, and DISPLAY names none; leave --show out");
    }
  }

  private static boolean isLinux() {
    return Optional.ofNullable(System.getProperty("os.name")).orElse("").startsWith("Linux");
  }

  boolean show() {
    return show;
  }

  Duration timeout() {
    return timeout;
  }
}
