package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertFalse;

import dev.fieldtest.extensionundertest.FixtureExtensions;
import java.io.IOException;
import java.nio.file.Files;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Extensions and contracts that can not be used: one clear line, and nothing left behind. */
public class BadExtensionInputTest {
  private static final int USAGE = 2;
  private static final int UNUSABLE = 4;
  private static final String CONTRACT =
      "{\"schemaVersion\":1,\"injected\":[\"one-tap\"],\"original\":\"hidden\"%s}";

  private static final String STORING =
      """
      {"manifest_version": 3, "name": "storing", "version": "1", "permissions": ["storage"],
       "background": {"service_worker": "worker.js"}}
      """;

  @Test
  public void missingExtensionIsRefused() {
    var result = Invocation.run("--extension", "target/no-such-extension").call();
    Refusal.assertRefused(result, USAGE, "target/no-such-extension");
  }

  @Test
  public void extensionForManifestVersion2IsRefused() {
    var folder = FixtureExtensions.folder("mv2").toString();
    Refusal.assertRefused(Invocation.run("--extension", folder).call(), USAGE, "manifest_version");
  }

  @Test
  public void folderWithoutManifestIsRefused() throws IOException {
    var call = Invocation.run();
    var folder = Files.createDirectory(call.folder().resolve("empty"));
    Refusal.assertRefused(
        call.with("--extension", folder.toString()).call(), USAGE, "manifest.json");
  }

  @Test
  public void brokenManifestIsRefused() throws IOException {
    var call = Invocation.run();
    var folder = Files.createDirectory(call.folder().resolve("broken"));
    Files.writeString(folder.resolve("manifest.json"), "{\"manifest_version\": 3,\n");
    Refusal.assertRefused(
        call.with("--extension", folder.toString()).call(), USAGE, "manifest.json");
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
    Refusal.assertRefused(Invocation.run().file("--extension", name, content).call(), USAGE, name);
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
    Refusal.assertRefused(
        Invocation.run().file("--contract", "contract.json", contract).call(), USAGE, names);
  }

  @Test
  public void extensionWithoutContractIsRefused() throws IOException {
    var folder = FixtureExtensions.folder("adorn");
    Files.delete(folder.resolve("fieldtest.contract.json"));
    var result = Invocation.run("--extension", folder.toString()).call();
    Refusal.assertRefused(result, USAGE, "--contract");
  }

  @Test
  public void secretThatTheEnvironmentLacksIsNamed() throws IOException {
    var call = Invocation.run("--grid", "http://127.0.0.1:9");
    var folder = Files.createDirectory(call.folder().resolve("storing"));
    Files.writeString(folder.resolve("manifest.json"), STORING);
    Files.writeString(folder.resolve("worker.js"), "");
    var storage = CONTRACT.formatted(",\"storage\":{\"local\":{\"account\":\"${ACCOUNT}\"}}");
    call.with("--extension", folder.toString()).file("--contract", "contract.json", storage);
    Refusal.assertRefused(call.call(), USAGE, "the environment has no ACCOUNT; set it");
    var found = call.environment("ACCOUNT", "s3cret").call();
    Refusal.assertRefused(found, UNUSABLE, "no grid answers");
    assertFalse(found.err().contains("s3cret"));
  }
}
