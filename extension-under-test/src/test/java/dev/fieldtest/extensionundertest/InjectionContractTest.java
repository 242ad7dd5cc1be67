package dev.fieldtest.extensionundertest;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fieldtest.extensionundertest.InjectionContract.Original;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class InjectionContractTest {
  private static final String FULL =
      """
      {
        "schemaVersion": 1,
        "detected": ["[data-onetap-detected]"],
        "injected": ["onetap-login", "div.onetap > button"],
        "original": "kept",
        "readyMarker": "html[data-onetap-ready]",
        "storage": {
          "local": {
            "account": "${ONETAP_ACCOUNT}",
            "deep": { "list": ["a-${TOKEN}-b-${TOKEN}", 7, null, true] }
          },
          "sync": { "plain": "no placeholder, just $5 and {x}" }
        }
      }
      """;

  @Test
  public void readsEveryField() {
    var contract = InjectionContract.parse(FULL, "c.json");
    assertEquals(contract.detected(), List.of("[data-onetap-detected]"));
    assertEquals(contract.injected(), List.of("onetap-login", "div.onetap > button"));
    assertEquals(contract.original(), Original.KEPT);
    assertEquals(contract.readyMarker(), Optional.of("html[data-onetap-ready]"));
    assertEquals(
        contract.storage().toString(),
        "[storage.local.account, storage.local.deep, storage.sync.plain]");
  }

  @Test
  public void onlyInjectedIsRequired() {
    var contract = InjectionContract.parse("\uFEFF" + Extensions.CONTRACT, "c.json");
    assertEquals(
        contract,
        new InjectionContract(
            List.of(), List.of("small-control"), Original.HIDDEN, Optional.empty(), List.of()));
  }

  @Test
  public void fillsInTheEnvironmentAtAnyDepth() {
    var resolved =
        InjectionContract.parse(FULL, "c.json")
            .resolveStorage(Map.of("ONETAP_ACCOUNT", "a\"$1\\b", "TOKEN", "t"));
    assertEquals(resolved.areas(), Set.of(StorageArea.LOCAL, StorageArea.SYNC));
    assertEquals(
        resolved.json(StorageArea.LOCAL),
        "{\"account\":\"a\\\"$1\\\\b\",\"deep\":{\"list\":[\"a-t-b-t\",7,null,true]}}");
    assertEquals(
        resolved.json(StorageArea.SYNC), "{\"plain\":\"no placeholder, just $5 and {x}\"}");
    assertEquals(resolved.json(StorageArea.SESSION), "{}");
  }

  @Test
  public void neverPrintsWhatItStores() throws Exception {
    var secret = "s3cr3t";
    var contract = InjectionContract.parse(FULL.replace("no placeholder", secret), "c.json");
    var resolved = contract.resolveStorage(Map.of("ONETAP_ACCOUNT", secret, "TOKEN", secret));
    assertTrue(resolved.json(StorageArea.LOCAL).contains(secret));
    for (var text :
        List.of(
            contract.toString(),
            resolved.toString(),
            new JsonMapper().writeValueAsString(resolved))) {
      assertFalse(text.contains(secret), text);
      assertTrue(text.contains("storage.local.account"), text);
    }
  }

  @Test
  public void namesEveryVariableThatTheEnvironmentLacks() {
    var contract = InjectionContract.parse(FULL, "c.json");
    var thrown =
        expectThrows(
            BadContractException.class, () -> contract.resolveStorage(Map.of("TOKEN", "")));
    assertEquals(
        thrown.problems(),
        List.of(
            "contract: storage.local.account: the environment has no ONETAP_ACCOUNT; set it",
            "contract: storage.local.deep: the environment has no TOKEN; set it"));
  }

  @Test
  public void theGivenContractComesBeforeTheExtensionsOwn() throws Exception {
    var extension = ExtensionPackage.read(Extensions.folder(Extensions.small()));
    var own = InjectionContract.of(extension, Optional.empty());
    assertEquals(own.injected(), List.of("small-control"));
    var file = Files.createTempFile(Extensions.TARGET, "contract", ".json");
    Files.writeString(file, FULL);
    assertEquals(InjectionContract.of(extension, Optional.of(file)).original(), Original.KEPT);
  }

  @Test
  public void withoutAnyContractItSaysWhatAMinimalOneIs() {
    var files = Extensions.small();
    files.remove(InjectionContract.FILE);
    var extension = ExtensionPackage.read(Extensions.folder(files));
    var message = problem(() -> InjectionContract.of(extension, Optional.empty()));
    assertTrue(
        message.contains("pass --contract FILE with at least {\"schemaVersion\":1,"), message);
  }

  @Test
  public void anUnreadableFileIsOneLine() {
    var gone = problem(() -> InjectionContract.read(Path.of("/no/such.json")));
    assertTrue(gone.startsWith("/no/such.json: cannot be read"), gone);
    var binary = Extensions.file(new byte[] {(byte) 0xC3, 0x28});
    var message = problem(() -> InjectionContract.read(binary));
    assertTrue(message.startsWith(binary + ": cannot be read"), message);
  }

  @Test
  public void storageNeedsAWorkerAndItsPermission() {
    var files = Extensions.small();
    files.put(InjectionContract.FILE, FULL);
    InjectionContract.of(ExtensionPackage.read(Extensions.folder(files)), Optional.empty());
    files.put("manifest.json", Extensions.MANIFEST.replace("\"storage\"", "\"tabs\""));
    var extension = ExtensionPackage.read(Extensions.folder(files));
    var message = problem(() -> InjectionContract.of(extension, Optional.empty()));
    assertTrue(message.contains("no \"storage\" permission"), message);
  }

  @DataProvider
  Object[][] fixtures() {
    return new Object[][] {
      {"adorn"}, {"body-overlay"}, {"closed-shadow"}, {"covered"}, {"everywhere"}, {"invisible"},
      {"never-ready"}, {"opens-tab"}, {"paints-input"}, {"removes-fields"}, {"silent"}, {"throws"},
      {"wrong-place"}
    };
  }

  @Test(dataProvider = "fixtures")
  public void everyFixtureIsAValidExtensionWithItsContract(String name) {
    var extension = ExtensionPackage.read(Extensions.fixture(name));
    assertEquals(extension.name(), "fixture: " + name);
    var contract = InjectionContract.of(extension, Optional.empty());
    assertTrue(contract.readyMarker().isPresent() || extension.hasServiceWorker());
  }

  private static String problem(org.testng.Assert.ThrowingRunnable code) {
    var thrown = expectThrows(BadContractException.class, code);
    assertEquals(thrown.problems().size(), 1);
    assertEquals(thrown.getMessage().lines().count(), 1);
    return thrown.getMessage();
  }
}
