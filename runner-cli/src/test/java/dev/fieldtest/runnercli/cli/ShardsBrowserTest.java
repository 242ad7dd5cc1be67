package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fieldtest.sitecorpus.CorpusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.Test;

/** Three agents with a shard each find what one finds with the whole corpus. */
public class ShardsBrowserTest {
  private static final String CORPUS =
      """
      {"id":"ledger","url":"http://ledger.bundled.test/","lang":"en"}
      {"id":"facet","url":"http://facet.bundled.test/"}
      {"id":"kakeibo","url":"http://kakeibo.bundled.test/","expect":"untouched"}
      {"id":"termin","url":"http://termin.bundled.test/","expect":"untouched"}
      """;

  @Test(groups = "browser", timeOut = 180_000)
  public void mergedShardsAreTheUnshardedRunAndReportsComeAgainFromLogs() throws Exception {
    var whole = run("1/1");
    assertEquals(whole.result().exitCode(), 1, whole.result().err());
    var before = Tree.of(whole.report());
    assertEquals(Invocation.of("report").with(whole.report().toString()).call().exitCode(), 1);
    assertEquals(Tree.of(whole.report()), before, "made anew from the log");
    var merge = Invocation.of("merge");
    var given = 0;
    for (var index = 1; index <= 3; index++) {
      var shard = run(index + "/3");
      if (shard.result().exitCode() != 5) { // A shard that no site falls to has nothing to run.
        merge.with(shard.report().toString());
        given++;
      }
    }
    assertTrue(given > 1);
    var merged = merge.folder().resolve("report");
    var result = merge.with("--output", merged.toString(), "--reporter", "json,github").call();
    assertEquals(result.exitCode(), 1, result.err());
    assertTrue(result.out().contains("line=3,title=kakeibo FALSE_INJECTION::"), result.out());
    assertEquals(found(merged), found(whole.report()));
    assertEquals(found(merged).size(), 4);
    assertEquals(
        Files.readString(merged.resolve("corpus.jsonl")),
        Files.readString(whole.report().resolve("corpus.jsonl")));
    assertEquals(CorpusReader.read(merged.resolve("corpus.jsonl")).sites().size(), 4);
    assertBaseline(merged);
  }

  /** What failed there is not new; the report knows that also when the baseline is gone. */
  private static void assertBaseline(Path merged) throws IOException {
    var run = run("1/1", "--baseline", merged.toString(), "--fail-on", "new");
    assertEquals(run.result().exitCode(), 0, run.result().err());
    assertEquals(found(run.report()).get("kakeibo").path("runs").asInt(), 2);
    Files.move(merged, merged.resolveSibling("gone"));
    var before = Tree.of(run.report());
    assertEquals(Invocation.of("report").with(run.report().toString()).call().exitCode(), 0);
    assertEquals(Tree.of(run.report()), before, "made anew from the folder");
  }

  private record Run(Invocation.Result result, Path report) {}

  private static Run run(String shard, String... more) {
    var call = Invocation.run("--shard", shard, "--retries", "0", "--sessions", "1").with(more);
    call.file("--corpus", "sites.jsonl", CORPUS);
    return new Run(call.call(), call.folder().resolve("report"));
  }

  /** What was found at each site, without when and how quickly. */
  private static Map<String, ObjectNode> found(Path report) throws IOException {
    var found = new TreeMap<String, ObjectNode>();
    for (var line : Files.readAllLines(report.resolve("results.jsonl"))) {
      var json = (ObjectNode) new ObjectMapper().readTree(line);
      if (json.has("site")) {
        json.remove(List.of("durationMs", "lastPass", "since", "evidence"));
        found.put(json.path("site").asText(), json);
      }
    }
    return found;
  }
}
