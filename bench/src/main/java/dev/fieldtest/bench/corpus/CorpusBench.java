package dev.fieldtest.bench.corpus;

import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures reading and serving, one after the other. */
public final class CorpusBench {
  private CorpusBench() {}

  public static void main(String... arguments) throws Exception {
    var options = Options.parse("corpus", arguments);
    var folder = Files.createDirectories(Path.of(System.getProperty("bench.folder", "target")));
    var reading = new Table(List.of("lines", "MB", "read", "s", "CPU s", "peak heap, MB"));
    Reading.measure(folder.resolve("corpus.jsonl"), reading);
    reading.print(System.out);
    System.out.println();
    var serving =
        new Table(List.of("connections", "requests", "a second", "a second of the server's CPU"));
    Serving.measure(serving);
    serving.print(System.out);
    options.write(Map.of("reading", reading.rows(), "serving", serving.rows()));
  }
}
