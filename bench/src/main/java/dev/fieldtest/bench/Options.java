package dev.fieldtest.bench;

import dev.fieldtest.reports.files.FileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a benchmark is asked for on the command line: options, each with a value. */
public final class Options {
  private static final String JSON = "--json";

  private final Map<String, String> given;

  private Options(Map<String, String> given) {
    this.given = Map.copyOf(given);
  }

  /**
   * Reads options of a benchmark.
   *
   * @param usage what its user is told
   * @param names the options that it takes
   * @throws UsageException with the usage if there is anything else
   */
  public static Options parse(String usage, List<String> names, List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (var i = 0; i < arguments.size(); i += 2) {
      if (!names.contains(arguments.get(i)) || i + 1 == arguments.size()) {
        throw new UsageException(usage);
      }
      given.put(arguments.get(i), arguments.get(i + 1));
    }
    return new Options(given);
  }

  /** Reads {@code [--json FILE]}; anything else ends the program with one line and exit code 2. */
  public static Options parse(String name, String... arguments) {
    try {
      return parse("usage: bench/" + name + " [--json FILE]", List.of(JSON), List.of(arguments));
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e;
    }
  }

  /** What was given, if it was. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(given.get(name));
  }

  /** Where the measurements go as well. */
  public Optional<Path> json() {
    return value(JSON).map(Path::of);
  }

  /** Writes what was measured, if that was asked for. */
  public void write(Object measured) throws IOException {
    if (json().isPresent()) {
      Files.writeString(
          json().get(),
          FileJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured) + "\n");
    }
  }
}
