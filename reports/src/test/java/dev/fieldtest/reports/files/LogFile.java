package dev.fieldtest.reports.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Attempt logs for tests. */
final class LogFile {
  private LogFile() {}

  /** Writes a whole log. */
  static void write(Path file, Consumer<AttemptLog> entries) throws IOException {
    try (var log = AttemptLog.create(file)) {
      entries.accept(log);
    }
  }
}
