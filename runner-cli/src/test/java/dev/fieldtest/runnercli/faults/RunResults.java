package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run that has ended tells of its sites and attempts.
 *
 * @param folder its output
 */
record RunResults(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Each site's outcome in the report; a site that is there twice fails. */
  Map<String, String> outcomes() throws IOException {
    var outcomes = new TreeMap<String, String>();
    for (var line : Files.readAllLines(folder.resolve("results.jsonl"))) {
      var json = JSON.readTree(line);
      if (json.has("site")) {
        var other = outcomes.put(json.path("site").asText(), json.path("outcome").asText());
        assertEquals(other, null, "reported twice: " + line);
      }
    }
    return outcomes;
  }

  /** The void attempts of the report's log. */
  List<JsonNode> voids() throws IOException {
    return logged().stream()
        .filter(attempt -> attempt.path("result").path("result").asText().equals("void"))
        .toList();
  }

  /** How many attempts the report's log has. */
  int attempts() throws IOException {
    return logged().size();
  }

  /** How many nodes served the attempts of the report's log. */
  long nodes() throws IOException {
    return logged().stream().map(each -> each.at("/session/node").asText()).distinct().count();
  }

  private List<JsonNode> logged() throws IOException {
    var attempts = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(folder.resolve("attempts/run.jsonl"))) {
      var json = JSON.readTree(line);
      if (json.has("attempt")) {
        attempts.add(json.path("attempt"));
      }
    }
    return attempts;
  }

  /** How the run got over a fault; in no time if that spoilt nothing. */
  Recovery recovery(Instant fault) throws IOException {
    var hit = voids().stream().map(RunResults::site).toList();
    return new Recovery(
        between(fault, voids().stream()),
        between(fault, logged().stream().filter(each -> hit.contains(site(each)))));
  }

  private static Duration between(Instant fault, Stream<JsonNode> attempts) {
    return attempts
        .map(RunResults::end)
        .max(Comparator.naturalOrder())
        .map(end -> Duration.between(fault, end))
        .orElse(Duration.ZERO);
  }

  private static String site(JsonNode attempt) {
    return attempt.path("site").asText();
  }

  private static Instant end(JsonNode attempt) {
    return Instant.parse(attempt.path("started").asText())
        .plusMillis(attempt.path("tookMs").asLong());
  }

  /** All pages are as they are without a fault. */
  void assertUndisturbed(int sites) throws IOException {
    var expected = new TreeMap<String, String>();
    Stream.iterate(1, n -> n + 1).limit(sites).forEach(n -> expected.put("s" + n, "REPLACED"));
    assertEquals(outcomes(), expected);
  }
}
