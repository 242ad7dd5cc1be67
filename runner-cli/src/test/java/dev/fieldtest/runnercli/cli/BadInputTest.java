package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.FixtureExtensions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each bad input is one clear line and the right exit code, and leaves nothing behind. */
public class BadInputTest {
  private static final int USAGE = 2;
  private static final int UNUSABLE = 4;
  private static final int NOTHING_TO_RUN = 5;
  private static final String CONTRACT =
      "{\"schemaVersion\":1,\"injected\":[\"one-tap\"],\"original\":\"hidden\"%s}";

  private static final String STORING =
      """
      {"manifest_version": 3, "name": "storing", "version": "1", "permissions": ["storage"],
       "background": {"service_worker": "worker.js"}}
      """;

  @DataProvider
  public Object[][] corpora() {
    return new Object[][] {
      {"{\"id\":", ":1: "},
      {
        "{\"id\":\"a\",\"url\":\"https://a.test/\"}\n{\"id\":\"a\",\"url\":\"https://b.test/\"}",
        ":2: id: "
      },
      {"file:///etc/passwd", ":1: "},
      {"{\"id\":\"a\",\"url\":\"javascript:alert(1)\"}", ":1: url: "},
      {"chrome://settings", ":1: "},
      {"{\"id\":\"a\",\"url\":\"https://a.test/\",\"colour\":\"red\"}", ":1: colour: "},
      {"{\"url\":\"https://a.test/\",\"form\":{\"password\":\"input[\"}}", ":1: form.password: "},
      {"# nothing but a comment\n", ": has no site"},
    };
  }

  @Test(dataProvider = "corpora")
  public void badCorpusIsRefused(String corpus, String place) {
    var result = Invocation.run().file("--corpus", "sites.jsonl", corpus).call();
    assertRefused(result, USAGE, "sites.jsonl" + place);
  }

  @Test
  public void missingCorpusIsRefused() {
    var result = Invocation.run("--corpus", "target/no-such-file.jsonl").call();
    assertRefused(result, USAGE, "target/no-such-file.jsonl: does not exist");
  }

  @Test
  public void allErrorsOfCorpusComeAtOnceEachOnItsLine() {
    var result =
        Invocation.run()
            .file("--corpus", "sites.txt", "ftp://a.test/\nhttps://b.test/\nfile:///x")
            .call();
    assertEquals(result.exitCode(), USAGE);
    assertEquals(result.errors().size(), 2, result.err());
    assertTrue(result.errors().get(0).contains("sites.txt:1: "), result.err());
    assertTrue(result.errors().get(1).contains("sites.txt:3: "), result.err());
  }

  @Test
  public void missingExtensionIsRefused() {
    var result = Invocation.run("--extension", "target/no-such-extension").call();
    assertRefused(result, USAGE, "target/no-such-extension");
  }

  @Test
  public void extensionForManifestVersion2IsRefused() {
    var folder = FixtureExtensions.folder("mv2").toString();
    assertRefused(Invocation.run("--extension", folder).call(), USAGE, "manifest_version");
  }

  @Test
  public void folderWithoutManifestIsRefused() throws IOException {
    var call = Invocation.run();
    var folder = Files.createDirectory(call.folder().resolve("empty"));
    assertRefused(call.with("--extension", folder.toString()).call(), USAGE, "manifest.json");
  }

  @Test
  public void brokenManifestIsRefused() throws IOException {
    var call = Invocation.run();
    var folder = Files.createDirectory(call.folder().resolve("broken"));
    Files.writeString(folder.resolve("manifest.json"), "{\"manifest_version\": 3,\n");
    assertRefused(call.with("--extension", folder.toString()).call(), USAGE, "manifest.json");
  }

  @DataProvider
  public Object[][] archives() {
    return new Object[][] {
      {"corrupt.zip", "PK\u0003\u0004 and nothing that a zip would have"},
      {"corrupt.crx", "Cr24\u0003\u0000\u0000\u0000\u00ff\u00ff\u00ff\u00ff"},
      {"neither.bin", "hello"},
    };
  }

  @Test(dataProvider = "archives")
  public void corruptArchiveIsRefused(String name, String content) {
    assertRefused(Invocation.run().file("--extension", name, content).call(), USAGE, name);
  }

  @DataProvider
  public Object[][] contracts() {
    return new Object[][] {
      {CONTRACT.formatted(",\"injectd\":[]"), "injectd"},
      {CONTRACT.formatted(",\"detected\":[\"a[\"]"), "detected"},
      {"{\"schemaVersion\":1}", "injected"},
      {"{\"schemaVersion\":99,\"injected\":[\"a\"]}", "schemaVersion"},
      {"{", "contract.json"},
    };
  }

  @Test(dataProvider = "contracts")
  public void badContractIsRefused(String contract, String names) {
    assertRefused(
        Invocation.run().file("--contract", "contract.json", contract).call(), USAGE, names);
  }

  @Test
  public void extensionWithoutContractIsRefused() throws IOException {
    var folder = FixtureExtensions.folder("adorn");
    Files.delete(folder.resolve("fieldtest.contract.json"));
    var result = Invocation.run("--extension", folder.toString()).call();
    assertRefused(result, USAGE, "--contract");
  }

  @Test
  public void secretThatTheEnvironmentLacksIsNamed() throws IOException {
    var call = Invocation.run("--grid", "http://127.0.0.1:9");
    var folder = Files.createDirectory(call.folder().resolve("storing"));
    Files.writeString(folder.resolve("manifest.json"), STORING);
    Files.writeString(folder.resolve("worker.js"), "");
    var storage = CONTRACT.formatted(",\"storage\":{\"local\":{\"account\":\"${ACCOUNT}\"}}");
    call.with("--extension", folder.toString()).file("--contract", "contract.json", storage);
    assertRefused(call.call(), USAGE, "the environment has no ACCOUNT; set it");
    var found = call.environment("ACCOUNT", "s3cret").call();
    assertRefused(found, UNUSABLE, "no grid answers");
    assertFalse(found.err().contains("s3cret"));
  }

  @Test
  public void unreachableGridIsUnusable() {
    var result = Invocation.run("--grid", "http://127.0.0.1:9").call();
    assertRefused(result, UNUSABLE, "no grid answers at http://127.0.0.1:9");
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
    assertRefused(Invocation.run("--grid", address).call(), USAGE, "--grid is 'embedded' or");
  }

  @Test
  public void foreignOutputFolderIsRefusedAndKept() throws IOException {
    var call = Invocation.run();
    var notes = Files.createDirectory(call.folder().resolve("report")).resolve("notes.txt");
    Files.writeString(notes, "mine");
    var result = call.call();
    assertEquals(result.exitCode(), USAGE, result.err());
    assertOneLine(result, "holds files that Fieldtest did not write");
    assertEquals(Files.readString(notes), "mine");
    assertEquals(result.reports(), List.of("report"));
  }

  @Test
  public void outputFolderThatCanNotBeWrittenIsRefused() {
    var call = Invocation.runWithoutOutput();
    var file = call.write("a-file", "in the way");
    var result = call.with("--output", file + "/report").call();
    assertRefused(result, USAGE, "a-file");
  }

  @Test
  public void resumingWhereNothingIsUnfinishedIsRefused() {
    assertRefused(Invocation.run("--resume").call(), USAGE, "there is no unfinished run");
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
      {new String[] {"stray"}, "stray"},
    };
  }

  @Test(dataProvider = "flags")
  public void badFlagIsRefused(String[] flags, String names) {
    assertRefused(Invocation.run(flags).call(), USAGE, names);
  }

  @Test
  public void nothingSelectedIsNothingToRun() {
    var result = Invocation.run("--grep", "no-site-is-called-so").call();
    assertRefused(result, NOTHING_TO_RUN, "nothing to run");
  }

  @Test
  public void shardWithoutSitesIsNothingToRun() {
    var call = Invocation.run().file("--corpus", "one.txt", "https://a.test/");
    var codes =
        List.of(
            call.with("--list", "--shard", "1/2").call().exitCode(),
            Invocation.run("--list", "--shard", "2/2")
                .file("--corpus", "one.txt", "https://a.test/")
                .call()
                .exitCode());
    assertTrue(codes.contains(0) && codes.contains(NOTHING_TO_RUN), codes.toString());
  }

  @Test
  public void debugShowsWhereItFailed() {
    var result = Invocation.run("--grid", "a grid", "--debug").call();
    assertTrue(result.err().contains("\tat "), result.err());
  }

  private static void assertRefused(Invocation.Result result, int exitCode, String names) {
    assertEquals(result.exitCode(), exitCode, result.err());
    assertOneLine(result, names);
    assertEquals(result.out(), "");
    assertEquals(result.reports(), List.of(), "nothing is half written");
  }

  /** One line says it; where a flag is wrong, a hint may follow. */
  private static void assertOneLine(Invocation.Result result, String names) {
    assertTrue(result.errors().get(0).contains(names), result.err());
    assertTrue(
        result.errors().stream()
            .skip(1)
            .allMatch(line -> line.startsWith("See '") || line.startsWith("Possible solutions: ")),
        result.err());
    assertFalse(result.err().contains("Exception"), result.err());
  }
}
