package dev.fieldtest.bench.corpus;

import dev.fieldtest.bench.Cost;
import dev.fieldtest.bench.Table;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.CorpusWriter;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and checks a file of 100,000 lines, first in a virtual machine that is still cold. */
final class Reading {
  private static final int LINES = 100_000;
  private static final int SITES = 2_000;

  private Reading() {}

  static void measure(Path file, Table table) throws Exception {
    write(file);
    for (var time = 1; time <= 5; time++) {
      var cost = read(file);
      table.add(LINES, Files.size(file) >> 20, time, cost.seconds(), cost.cpu(), cost.peakMb());
    }
  }

  /** Generated sites over and over, each time under other names. */
  private static void write(Path file) throws IOException {
    var sites = GeneratedSites.corpus("some", SITES, 1).sites();
    try (var out = Files.newBufferedWriter(file)) {
      for (var i = 0; i < LINES; i++) {
        var copy = "c" + i / SITES;
        out.write(
            CorpusWriter.toLine(sites.get(i % SITES))
                .replace("{\"id\":\"", "{\"id\":\"" + copy + "-")
                .replace("http://", "http://" + copy + "."));
        out.write('\n');
      }
    }
  }

  private static Cost<Integer> read(Path file) throws Exception {
    var cost = Cost.of(() -> CorpusReader.read(file).sites().size());
    if (cost.result() != LINES) {
      throw new IllegalStateException(cost.result() + " sites were read");
    }
    return cost;
  }
}
