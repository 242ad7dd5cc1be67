package dev.fieldtest.bench.lab;

import dev.fieldtest.bench.Options;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.files.FileJson;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Five runs over the lab's sites; prints what they are against what they came to. */
public final class LabBench {
  private static final int RUNS = 5;

  private final Path home;
  private final Path report;

  private LabBench(Path home) {
    this.home = home;
    this.report = home.resolve("bench/target/lab");
  }

  /** Takes {@code --json FILE}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var options = Options.parse("lab", arguments);
    var home = Path.of(System.getProperty("fieldtest.home", ".")).toAbsolutePath();
    var sites = BundledSites.load(List.of(BundledSites.LAB)).corpus().sites();
    var matrix =
        Matrix.of(sites.stream().filter(site -> site.tags().contains(BundledSites.LAB)).toList());
    var bench = new LabBench(home);
    for (var run = 1; run <= RUNS; run++) {
      bench.run(run, matrix);
    }
    matrix.table().print(System.out);
    matrix.strays().forEach(System.out::println);
    options.write(Map.of("rows", matrix.table().rows(), "strays", matrix.strays()));
  }

  private void run(int number, Matrix matrix) throws IOException, InterruptedException {
    System.err.println("run " + number + " of " + RUNS);
    Files.createDirectories(report.getParent());
    var process =
        new ProcessBuilder(
                home.resolve("fieldtest").toString(),
                "run",
                "--tag=" + BundledSites.LAB,
                "--control=all",
                "--per-domain=99",
                "--output=" + report,
                "--quiet")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      process.waitFor();
    } finally {
      process.destroy();
    }
    for (var line : Files.readAllLines(report.resolve("results.jsonl"))) {
      var result = FileJson.mapper().readTree(line);
      if (result.has("site")) {
        var outcome = Outcome.valueOf(result.path("outcome").asText());
        matrix.add(number, new SiteId(result.path("site").asText()), outcome);
      }
    }
  }
}
