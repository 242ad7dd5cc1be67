package dev.fieldtest.reports.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is the same in every {@code report.html}.
 *
 * @param beforeRun up to the JSON of the first screen
 * @param afterRun from there to the packed data
 * @param end what follows these
 */
record HtmlFrame(String beforeRun, String afterRun, String end) {
  private static final List<String> STYLES =
      List.of("base", "overview", "table", "site", "timeline", "adapt");

  /** One scope holds them all, so a script may use what those before it define. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom",
          "data",
          "state",
          "overview",
          "baseline",
          "selection",
          "filters",
          "table",
          "visits",
          "site",
          "breakdown",
          "timeline",
          "machines",
          "keyboard",
          "start");

  static HtmlFrame load() {
    var style = joined(STYLES, ".css");
    var script = "(() => {\n'use strict';\n" + joined(SCRIPTS, ".js") + "})();\n";
    var parts =
        resource("report.html")
            .replace("{{styleHash}}", hash(style))
            .replace("{{scriptHash}}", hash(script))
            .replace("{{style}}", style)
            .replace("{{script}}", script)
            .split("\\{\\{(run|packed)}}", -1);
    return new HtmlFrame(parts[0], parts[1], parts[2]);
  }

  private static String joined(List<String> names, String suffix) {
    return names.stream().map(name -> resource(name + suffix)).collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (var in = HtmlFrame.class.getResourceAsStream("html/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String inline) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(inline.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
