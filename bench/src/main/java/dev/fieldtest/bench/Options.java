package dev.fieldtest.bench;

import dev.fieldtest.reports.files.FileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a benchmark is asked for.
 *
 * @param json where its measurements go as well
 */
public record Options(Optional<Path> json) {
  /** Reads {@code [--json FILE]}; anything else ends the program with one line and exit code 2. */
  public static Options parse(String name, String... arguments) {
    if (arguments.length == 0) {
      return new Options(Optional.empty());
    }
    if (arguments.length == 2 && arguments[0].equals("--json")) {
      return new Options(Optional.of(Path.of(arguments[1])));
    }
    System.err.println("usage: bench/" + name + " [--json FILE]");
    System.exit(2);
    throw new IllegalStateException("has ended");
  }

  /** Writes what was measured, if that was asked for. */
  public void write(Object measured) throws IOException {
    if (json.isPresent()) {
      Files.writeString(
          json.get(),
          FileJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured) + "\n");
    }
  }
}
