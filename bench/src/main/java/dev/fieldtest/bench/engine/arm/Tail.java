package dev.fieldtest.bench.engine.arm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a file that another process appends to, perhaps one that is not there yet. */
final class Tail implements AutoCloseable {
  private final Path file;
  private final StringBuilder line = new StringBuilder();
  private Optional<BufferedReader> reader = Optional.empty();

  Tail(Path file) {
    this.file = file;
  }

  /** The next whole line, if there is one by now. */
  Optional<String> next() throws IOException {
    if (reader.isEmpty() && Files.exists(file)) {
      reader = Optional.of(Files.newBufferedReader(file));
    }
    return reader.isEmpty() ? Optional.empty() : next(reader.get());
  }

  private Optional<String> next(BufferedReader from) throws IOException {
    for (var next = from.read(); next != -1; next = from.read()) {
      if (next == '\n') {
        var whole = line.toString();
        line.setLength(0);
        return Optional.of(whole);
      }
      line.append((char) next);
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (reader.isPresent()) {
      reader.get().close();
    }
  }
}
