package dev.fieldtest.bench.soak;

import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.Table;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.CorpusWriter;
import dev.fieldtest.sitecorpus.SiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One run of {@code fieldtest} over thousands of sites; prints what it holds as it goes on. */
public final class SoakBench {
  static final int SITES = 5000;
  private static final String RUNNER = "runner MB";
  private static final long LOOK_S = 20;
  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([A-Z_]+)\"");

  private final Table table =
      new Table(List.of("seconds", "attempts", RUNNER, "browsers MB", "processes of browsers"));
  private final Path home;
  private final Path folder;

  /**
   * @param home the folder of the launcher
   */
  SoakBench(Path home) {
    this.home = home;
    this.folder = home.resolve("bench/target/soak");
  }

  /** Takes {@code --json FILE}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var options = Options.parse("soak", arguments);
    var soak = new SoakBench(Path.of(System.getProperty("fieldtest.home", ".")).toAbsolutePath());
    var outcomes = soak.run(SITES);
    soak.table.print(System.out);
    System.out.println("outcomes: " + outcomes);
    options.write(Map.of("rows", soak.table.rows(), "outcomes", outcomes));
  }

  /**
   * Runs so many sites.
   *
   * @return how many sites ended how
   */
  Map<Outcome, Integer> run(int count) throws IOException, InterruptedException {
    var sites = new RepeatedSites(count);
    Files.createDirectories(folder);
    try (var server = SiteServer.start(sites.hosts())) {
      var corpus = folder.resolve("corpus.jsonl");
      CorpusWriter.write(sites.corpus(server.port()), corpus);
      var process = start(corpus);
      try {
        watch(process);
      } finally {
        process.destroy();
      }
    }
    return outcomes();
  }

  /** Megabytes that the runner held, look by look. */
  List<Long> runner() {
    return table.rows().stream().map(row -> (Long) row.get(RUNNER)).toList();
  }

  private Process start(Path corpus) throws IOException {
    return new ProcessBuilder(
            home.resolve("fieldtest").toString(),
            "run",
            "--corpus=" + corpus,
            "--output=" + folder.resolve("report"),
            "--quiet")
        .inheritIO()
        .start();
  }

  private void watch(Process process) throws IOException, InterruptedException {
    var began = System.nanoTime();
    while (!process.waitFor(LOOK_S, TimeUnit.SECONDS)) {
      var memory = Memory.of(process.toHandle());
      var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      table.add(seconds, attempts(), memory.runner(), memory.browsers(), memory.processes());
      System.err.println(table.rows().get(table.rows().size() - 1));
    }
  }

  private long attempts() throws IOException {
    var log = folder.resolve("report.running/attempts/run.jsonl");
    if (!Files.exists(log)) {
      return 0;
    }
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("\"entry\":\"finished\"")).count();
    }
  }

  private Map<Outcome, Integer> outcomes() throws IOException {
    Map<Outcome, Integer> outcomes = new TreeMap<>();
    for (var line : Files.readAllLines(folder.resolve("report/results.jsonl"))) {
      var outcome = OUTCOME.matcher(line);
      if (outcome.find()) {
        outcomes.merge(Outcome.valueOf(outcome.group(1)), 1, Integer::sum);
      }
    }
    return outcomes;
  }
}
