package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.lab.Lab;
import dev.fieldtest.bench.engine.lab.Role;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.CorpusWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** (e) Fieldtest's own command line, with one session of a grid in a process of its own. */
public record FieldtestTabs(int atOnce) implements Arm {
  @Override
  public String name() {
    return "e" + atOnce;
  }

  @Override
  public String title() {
    return "Fieldtest, " + atOnce + " tabs";
  }

  @Override
  public int sites() {
    return 100;
  }

  @Override
  public Checking start(Lab lab, Order order) throws IOException, InterruptedException {
    var grid = GridProcess.start(lab, 1);
    var corpus = lab.scratch().resolve("corpus.jsonl");
    CorpusWriter.write(new Corpus("bench", order.sites()), corpus);
    var output = lab.scratch().resolve("report");
    var arguments =
        List.of(
            "run",
            "--corpus=" + corpus,
            "--grid=" + grid.url(),
            "--sessions=1",
            "--tabs=" + atOnce,
            "--profile=" + order.profile().name().toLowerCase(Locale.ROOT),
            "--retries=0",
            "--control=failed", // The other arms make no control visits.
            "--chunk-size=" + order.sites().size(),
            "--output=" + output,
            "--quiet");
    return new RunChecking(lab.start(Role.CLIENT, lab.fieldtest(arguments)), order, output, grid);
  }
}
