package dev.fieldtest.bench.engine.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run of Fieldtest, followed by its attempt log. */
final class RunChecking implements Checking {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_MS = 10;

  private final Process run;
  private final GridProcess grid;
  private final Tail log;
  private final Map<String, Expectation> expected;

  RunChecking(Process run, Order order, Path output, GridProcess grid) {
    this.run = run;
    this.grid = grid;
    this.log =
        new Tail(
            output.resolveSibling(output.getFileName() + ".running").resolve("attempts/run.jsonl"));
    this.expected =
        order.sites().stream().collect(Collectors.toMap(site -> site.id().value(), Site::expect));
  }

  @Override
  public Optional<Checked> next() throws IOException, InterruptedException {
    while (true) {
      var ended = !run.isAlive();
      for (var entry = log.next(); entry.isPresent(); entry = log.next()) {
        var read = JSON.readTree(entry.get());
        if (read.path("entry").asText().equals("finished")) {
          return Optional.of(checked(read.path("attempt")));
        }
      }
      if (ended) {
        return Optional.empty();
      }
      Thread.sleep(LOOK_MS);
    }
  }

  private Checked checked(JsonNode attempt) {
    var site = attempt.path("site").asText();
    var result = attempt.path("result");
    var wanted = expected.getOrDefault(site, Expectation.REPLACED).name();
    return new Checked(
        site,
        result.path("outcome").asText().equals(wanted)
            ? Optional.empty()
            : Optional.of(result.toString()));
  }

  @Override
  public void close() throws IOException {
    run.destroy();
    grid.close();
    log.close();
  }
}
