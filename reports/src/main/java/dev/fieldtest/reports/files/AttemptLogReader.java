package dev.fieldtest.reports.files;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.fieldtest.reports.Attempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads attempt logs, and tells a line that a dying runner tore from one that is garbage. */
public final class AttemptLogReader {
  private static final ObjectReader ENTRY = FileJson.mapper().readerFor(LogEntry.class);

  private AttemptLogReader() {}

  /**
   * Reads one log, entry by entry.
   *
   * @param sink takes each entry, in the order of the file
   * @return a warning of one line if the last line was torn and is left out
   * @throws MalformedFileException if it is no attempt log, is of a newer version, or holds garbage
   * @throws IOException if it can not be read
   */
  public static Optional<String> read(Path file, Consumer<LogEntry> sink) throws IOException {
    return read(
        file,
        file.toString(),
        sink,
        garbage -> {
          throw garbage;
        });
  }

  /** What to do about a line that is no entry: leave it out, or throw. */
  interface OnGarbage {
    void found(MalformedFileException garbage) throws MalformedFileException;
  }

  /**
   * The same where a line of garbage need not be the end.
   *
   * @param name what messages call the file
   */
  static Optional<String> read(Path file, String name, Consumer<LogEntry> sink, OnGarbage onGarbage)
      throws IOException {
    var torn = !endsWithLineFeed(file);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      var number = 1;
      var line = lines.readLine();
      while (line != null) {
        var next = lines.readLine();
        if (next != null || !torn) {
          accept(line, name + ":" + number, number == 1, sink, onGarbage);
        }
        number++;
        line = next;
      }
      return torn
          ? Optional.of(
              "%s:%d: the last line is torn and was left out"
                  .formatted(name, Math.max(1, number - 1)))
          : Optional.empty();
    }
  }

  /**
   * Reads all logs of an output folder, in the order of their names.
   *
   * @param folder the one that holds {@code *.jsonl}
   */
  public static LogContents readAll(Path folder) throws IOException {
    var attempts = new ArrayList<Attempt>();
    var warnings = new ArrayList<String>();
    for (var file : logs(folder)) {
      read(
              file,
              entry -> {
                if (entry instanceof LogEntry.Finished finished) {
                  attempts.add(finished.attempt());
                }
              })
          .ifPresent(warnings::add);
    }
    return new LogContents(attempts, warnings);
  }

  static List<Path> logs(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static void accept(
      String line, String where, boolean first, Consumer<LogEntry> sink, OnGarbage onGarbage)
      throws MalformedFileException {
    try {
      if (first) {
        FileHeader.require(AttemptLog.KIND, FileJson.mapper().readTree(line), where);
      } else {
        sink.accept(entry(line));
      }
    } catch (JsonProcessingException e) {
      var garbage = garbage(where, Excerpt.of(e.getOriginalMessage()));
      if (first) {
        throw garbage;
      }
      onGarbage.found(garbage);
    }
  }

  /** Jackson reads {@code null} as any type, and an empty line as nothing. */
  private static LogEntry entry(String line) throws JsonProcessingException {
    if (line.stripLeading().startsWith("{")) {
      return ENTRY.readValue(line);
    }
    throw new JsonParseException(null, "no JSON object");
  }

  private static MalformedFileException garbage(String where, String why) {
    return new MalformedFileException(where + ": not a line of an attempt log: " + why);
  }

  private static boolean endsWithLineFeed(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) == '\n';
    }
  }
}
