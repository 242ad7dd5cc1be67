package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CompareCommandTest {
  private static final String HEADER = "{\"schemaVersion\":1,\"kind\":\"results\"}\n";

  private final Invocation files = Invocation.runWithoutOutput();
  private final String green = write("green", line("a", "REPLACED") + line("b", "REPLACED"));
  private final String red = write("red", line("a", "REPLACED") + line("b", "NOT_DETECTED"));
  private final String lost = write("lost", line("a", "REPLACED") + line("b", "SESSION_LOST"));
  private final String torn = write("torn", line("a", "REPLACED") + "{\"site\":\"b\",\"ou");
  private final String other = write("other", line("z", "REPLACED"));
  private final String newer =
      files.write("newer.jsonl", "{\"schemaVersion\":9,\"kind\":\"results\"}\n").toString();

  @Test
  public void exitCodeIsTheVerdict() {
    assertEquals(call("compare", green, green).exitCode(), 0);
    assertEquals(call("compare", green, red).exitCode(), 1);
    assertEquals(call("compare", red, green).exitCode(), 0);
    assertEquals(call("compare", red, lost).exitCode(), 6);
    assertTrue(call("compare", green, red).text().startsWith("Do not merge: 1 site fails newly."));
    assertTrue(call("compare", green, red, "--format", "md").text().startsWith("## Fieldtest: "));
    assertTrue(call("compare", green, red, "--json").text().startsWith("{\"schemaVersion\":1"));
  }

  @DataProvider
  Object[][] unusable() {
    return new Object[][] {
      {torn, ":3: the file is truncated here"},
      {newer, "schema version 9 is newer than 1"},
      {other, "is of another corpus: none of its 1 sites is among the 2 of this run"},
      {files.folder() + "/none", "does not exist; name an output folder"},
      {files.folder().toString(), "holds no report of Fieldtest"},
      {files.write("notes.txt", "mine").toString(), "not a file of Fieldtest"},
    };
  }

  @Test(dataProvider = "unusable")
  public void unusableBaselineIsOneLine(String base, String says) {
    assertRefused(call("compare", base, green), says);
    var run = Invocation.run("--baseline", base).file("--corpus", "two.jsonl", sites()).call();
    assertRefused(new Result(run.exitCode(), run.err()), says);
    assertEquals(run.reports().size(), 0, "nothing is half written");
  }

  @Test
  public void partOfACorpusMayBeUnknownToTheBaseline() {
    var grid = "http://127.0.0.1:1";
    var part = Invocation.run("--baseline", other, "--tag", "fresh", "--grid", grid);
    var tagged = sites().replace("}", ",\"tags\":[\"fresh\"]}");
    var run = part.file("--corpus", "fresh.jsonl", tagged).call();
    assertEquals(run.exitCode(), 4, "it gets as far as to the grid: " + run.err());
  }

  @Test
  public void newFailuresNeedABaselineAndAPairIsOne() {
    assertRefused(run("--fail-on", "new"), "add --baseline");
    var reference = Mutant.REFERENCE.toString();
    assertRefused(run("--against", reference, "--baseline", green), "leave --baseline out");
    assertRefused(run("--against", reference, "--resume"), "leave --resume out");
    assertRefused(run("--against", reference, "--per-domain", "1"), "set --per-domain to 2");
    assertRefused(run("--against", "target/no-such-extension"), "target/no-such-extension");
  }

  @Test
  public void healthIsToldOfAReport() {
    var ill = write("ill", line("gone", "UNREACHABLE"));
    var told = call("report", ill, "--health");
    assertEquals(told.exitCode(), 0, told.text());
    assertTrue(told.text().startsWith("Dead (1)\n  gone  UNREACHABLE  "), told.text());
    assertEquals(call("report", green, "--health").text(), "Every site of the corpus is well.\n");
  }

  private static Result run(String... arguments) {
    var result = Invocation.run(arguments).call();
    return new Result(result.exitCode(), result.err());
  }

  private static void assertRefused(Result result, String says) {
    assertEquals(result.exitCode(), 2, result.text());
    assertTrue(result.text().contains(says), result.text());
    assertEquals(result.text().lines().count(), 1, result.text());
  }

  private record Result(int exitCode, String text) {}

  private static Result call(String... arguments) {
    var out = new StringWriter();
    var writer = new PrintWriter(out, true);
    return new Result(FieldtestCommand.run(Map.of(), writer, writer, arguments), out.toString());
  }

  private String write(String name, String lines) {
    return files.write(name + ".jsonl", HEADER + lines).toString();
  }

  private static String sites() {
    return "{\"id\":\"a\",\"url\":\"https://a.test/\"}\n{\"id\":\"b\",\"url\":\"https://b.test/\"}\n";
  }

  private static String line(String id, String outcome) {
    return "{\"site\":\"%s\",\"url\":\"https://%s.test/\",\"expect\":\"replaced\",\"outcome\":\"%s\",\"notes\":[],\"attempts\":1,"
            .formatted(id, id, outcome)
        + "\"durationMs\":5,\"runs\":0,\"flakyRuns\":0,\"evidence\":{\"detail\":\"\"}}\n";
  }
}
