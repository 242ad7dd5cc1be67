package dev.fieldtest.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What processes hold of the machine's memory, in megabytes: proportional set sizes, as Linux tells
 * them in {@code smaps_rollup}. A process that ends meanwhile counts as nothing.
 *
 * @param runner of the process itself
 * @param browsers of all that it has started
 * @param processes how many those are
 */
record Memory(long runner, long browsers, long processes) {
  static Memory of(ProcessHandle runner) {
    var children = runner.descendants().toList();
    return new Memory(
        megabytes(runner), children.stream().mapToLong(Memory::megabytes).sum(), children.size());
  }

  private static long megabytes(ProcessHandle process) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
