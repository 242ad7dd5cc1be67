package dev.fieldtest.bench.engine.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.bench.engine.lab.Await;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run of Fieldtest, followed by its attempt log. */
final class RunChecking implements Checking {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than any site may take. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

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
    return Await.found(run, LONGEST, this::finished);
  }

  private Optional<Checked> finished() throws IOException {
    for (var entry = log.next(); entry.isPresent(); entry = log.next()) {
      var read = JSON.readTree(entry.get());
      if (read.path("entry").asText().equals("finished")) {
        return Optional.of(checked(read.path("attempt")));
      }
    }
    return Optional.empty();
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
