package dev.fieldtest.extensionundertest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules by which captchas, challenges and block pages are recognised; never bypassed. */
public final class WallRules {
  /**
   * A JSON array of rules, in order of precedence. A rule has a {@code name} and any of {@code
   * statuses} (HTTP), {@code title} (a regular expression, case-insensitive) and {@code selector}
   * (CSS), all of which must match.
   */
  public static final String JSON = read();

  private WallRules() {}

  private static String read() {
    try (var in = WallRules.class.getResourceAsStream("wall-rules.json")) {
      if (in == null) {
        throw new IllegalStateException("resource wall-rules.json is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
