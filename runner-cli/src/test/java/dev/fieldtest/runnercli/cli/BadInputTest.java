package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each bad input is one clear line and the right exit code, and leaves nothing behind. */
public class BadInputTest {
  private static final int USAGE = 2;
  private static final int UNUSABLE = 4;

  @Test
  public void unreachableGridIsUnusable() {
    var result = Invocation.run("--grid", "http://127.0.0.1:9").call();
    Refusal.assertRefused(result, UNUSABLE, "no grid answers at http://127.0.0.1:9");
  }

  @Test
  public void unreachableGridLeavesTheEarlierReportAlone() throws IOException {
    var call = Invocation.run("--grid", "http://127.0.0.1:9");
    var earlier = Files.createDirectory(call.folder().resolve("report"));
    Files.writeString(earlier.resolve("run.json"), "{\"schemaVersion\":1,\"kind\":\"run\"}");
    var result = call.call();
    assertEquals(result.exitCode(), UNUSABLE, result.err());
    assertEquals(result.reports(), List.of("report"));
    assertTrue(Files.exists(earlier.resolve("run.json")));
  }

  @DataProvider
  public Object[][] addresses() {
    return new Object[][] {
      {"localhost:4444"}, {"//localhost:4444"}, {"ftp://grid.test"}, {"http://"}, {"a grid"}, {""},
    };
  }

  @Test(dataProvider = "addresses")
  public void gridAddressThatIsNoneIsRefused(String address) {
    Refusal.assertRefused(
        Invocation.run("--grid", address).call(),
        USAGE,
        "--grid is 'embedded', 'docker', 'testcontainers' or an address like http");
  }

  @Test
  public void foreignOutputFolderIsRefusedAndKept() throws IOException {
    var call = Invocation.run();
    var notes = Files.createDirectory(call.folder().resolve("report")).resolve("notes.txt");
    Files.writeString(notes, "mine");
    var result = call.call();
    assertEquals(result.exitCode(), USAGE, result.err());
    Refusal.assertOneLine(result, "holds files that Fieldtest did not write");
    assertEquals(Files.readString(notes), "mine");
    assertEquals(result.reports(), List.of("report"));
  }

  @Test
  public void outputFolderThatCanNotBeWrittenIsRefused() {
    var call = Invocation.runWithoutOutput();
    var file = call.write("a-file", "in the way");
    var result = call.with("--output", file + "/report").call();
    Refusal.assertRefused(result, USAGE, "a-file");
  }

  @Test
  public void resumingWhereNothingIsUnfinishedIsRefused() {
    Refusal.assertRefused(Invocation.run("--resume").call(), USAGE, "there is no unfinished run");
  }

  @DataProvider
  public Object[][] flags() {
    return new Object[][] {
      {new String[] {"--shard", "3/2"}, "3/2"},
      {new String[] {"--shard", "two"}, "'two' is no shard"},
      {new String[] {"--no-such-flag"}, "--no-such-flag"},
      {new String[] {"--sessions", "0"}, "--sessions is 1 or more, not 0"},
      {new String[] {"--sessions", "many"}, "--sessions"},
      {new String[] {"--tabs", "0"}, "--tabs"},
      {new String[] {"--sites-host", "a,b"}, "--sites-host is a host name or an address"},
      {new String[] {"--proxy", "proxy:3128"}, "--proxy is an address like"},
      {new String[] {"--proxy", "http://me:secret@proxy.test:3128"}, "--proxy is an address like"},
      {new String[] {"--per-domain", "-1"}, "--per-domain"},
      {new String[] {"--chunk-size", "0"}, "--chunk-size"},
      {new String[] {"--retries", "-1"}, "--retries is 0 or more, not -1"},
      {new String[] {"--max-failures", "0"}, "--max-failures"},
      {new String[] {"--max-unjudged", "101"}, "--max-unjudged"},
      {new String[] {"--timeout", "30"}, "'30' is no duration"},
      {new String[] {"--timeout", "0s"}, "--timeout"},
      {new String[] {"--profile", "fast"}, "--profile"},
      {new String[] {"--grep", "("}, "--grep"},
      {
        new String[] {"--config", "target/no-such-file"},
        "--config target/no-such-file can not be read"
      },
      {new String[] {"--output"}, "--output"},
      {new String[] {"--deadline", "10m"}, "--deadline needs --fleet"},
      {new String[] {"--max-cost", "3"}, "--max-cost needs --fleet"},
      {new String[] {"--dry-run"}, "--dry-run needs --fleet"},
      {new String[] {"--fleet", "f.json"}, "--fleet needs --grid, the address of a hub"},
      {new String[] {"--await-nodes", "5m"}, "--await-nodes needs --grid, the address of a hub"},
      {
        new String[] {"--fleet", "f.json", "--deadline", "1m", "--max-cost", "3"},
        "--deadline and --max-cost exclude each other"
      },
      {new String[] {"--fleet", "f.json", "--max-cost", "0"}, "--max-cost is more than 0 USD"},
      {new String[] {"--fleet", "f.json", "--max-cost", "NaN"}, "--max-cost is more than 0 USD"},
      {new String[] {"--fleet", "f.json", "--deadline", "0s"}, "--deadline is more than nothing"},
      {
        new String[] {"--fleet", "target/no-such-fleet.json", "--grid", "http://127.0.0.1:9"},
        "target/no-such-fleet.json: does not exist"
      },
      {new String[] {"stray"}, "stray"},
    };
  }

  @Test(dataProvider = "flags")
  public void badFlagIsRefused(String[] flags, String names) {
    Refusal.assertRefused(Invocation.run(flags).call(), USAGE, names);
  }

  @Test
  public void debugShowsWhereItFailed() {
    var result = Invocation.run("--grid", "a grid", "--debug").call();
    assertTrue(result.err().contains("\tat "), result.err());
  }
}
