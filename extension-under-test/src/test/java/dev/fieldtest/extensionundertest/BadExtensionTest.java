package dev.fieldtest.extensionundertest;

import static dev.fieldtest.extensionundertest.Extensions.MANIFEST;
import static dev.fieldtest.extensionundertest.Extensions.file;
import static dev.fieldtest.extensionundertest.Extensions.folder;
import static dev.fieldtest.extensionundertest.Extensions.join;
import static dev.fieldtest.extensionundertest.Extensions.numbers;
import static dev.fieldtest.extensionundertest.Extensions.small;
import static dev.fieldtest.extensionundertest.Extensions.zip;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What cannot be used is refused with one clear line. */
public class BadExtensionTest {
  @DataProvider
  Object[][] manifests() {
    var v3 = "{\"manifest_version\":3,\"name\":\"n\",\"version\":\"1\"";
    return new Object[][] {
      {"", "manifest.json:"},
      {"{\n\"a\": 1,\n}", "manifest.json:3: is not JSON"},
      {"[]", "is no JSON object"},
      {v3 + "} trailing", "is not JSON"},
      {
        "{\"manifest_version\":2,\"name\":\"n\",\"version\":\"1\"}", "Chrome loads Manifest V3 only"
      },
      {"{\"manifest_version\":\"3\",\"name\":\"n\",\"version\":\"1\"}", "manifest_version: \"3\""},
      {"{\"name\":\"n\",\"version\":\"1\"}", "manifest_version: is missing"},
      {"{\"manifest_version\":3,\"version\":\"1\"}", "name: is missing"},
      {"{\"manifest_version\":3,\"name\":\" \",\"version\":\"1\"}", "name: \" \" is no text"},
      {"{\"manifest_version\":3,\"name\":\"n\"}", "version: is missing"},
      {"{\"manifest_version\":3,\"name\":\"n\",\"version\":1.0}", "version: 1.0 is no text"},
      {"{\"manifest_version\":3,\"name\":\"n\",\"version\":\"1-beta\"}", "version: '1-beta'"},
      {v3 + ",\"background\":{\"service_worker\":\"sw.js\"}}", "service_worker: the file 'sw.js'"},
      {
        v3 + ",\"content_scripts\":[{\"js\":[\"no.js\"]}]}",
        "content_scripts[0].js: the file 'no.js'"
      },
      {v3 + ",\"content_scripts\":[{\"css\":[\"no.css\"]}]}", "[0].css: the file 'no.css'"},
      {v3 + ",\"content_scripts\":[{\"js\":[\"\\u001b[31m\"]}]}", "the file ' [31m'"},
    };
  }

  @Test(dataProvider = "manifests")
  public void aManifestThatChromeWouldNotLoadIsRefused(String manifest, String message) {
    var files = small();
    files.put("manifest.json", manifest);
    refused(folder(files), message);
    refused(file(zip("", files)), message);
  }

  @Test
  public void whatIsNotThereIsRefused() {
    refused(Path.of("/no/such/extension"), "/no/such/extension: does not exist; pass");
    refused(folder(Map.of()), "it has no manifest.json");
    refused(file(zip("", Map.of())), "it has no manifest.json");
    refused(
        folder(Map.of("dist/chrome/manifest.json", MANIFEST, "readme", "")),
        "not at its root but at dist/chrome/manifest.json");
    refused(
        file(zip("", Map.of("a/manifest.json", MANIFEST, "b/x", ""))),
        "not at its root but at a/manifest.json");
  }

  @DataProvider
  Object[][] escapes() {
    return new Object[][] {
      {"../evil.js"}, {"a/../../evil.js"}, {"/etc/evil"}, {"..\\evil.js"}, {"C:\\evil.js"}, {".."}
    };
  }

  @Test(dataProvider = "escapes")
  public void anEntryThatPointsOutOfTheArchiveIsRefused(String name) {
    var files = small();
    files.put(name, "evil");
    refused(file(zip("", files)), "the entry points out of the archive");
  }

  @DataProvider
  Object[][] archives() {
    var zip = zip("", small());
    var flipped = zip.clone();
    // In the middle of the first file's data, behind its local header.
    flipped[60] ^= 0x55;
    return new Object[][] {
      {new byte[0], "is neither ZIP nor CRX"},
      {"P".getBytes(UTF_8), "is neither ZIP nor CRX"},
      {"hello, this is no archive".getBytes(UTF_8), "is neither ZIP nor CRX"},
      {"PK but nothing behind it, no directory".getBytes(UTF_8), "the archive is damaged"},
      {Arrays.copyOf(zip, zip.length / 2), "the archive is damaged"},
      {flipped, "the archive is damaged"},
      {"Cr24".getBytes(UTF_8), "ends in its header"},
      {join(numbers(4, 0), zip), "CRX version 4 is not known"},
      {join(numbers(3, -1), zip), "4294967307 bytes of"},
      {join(numbers(2, -1, -1), zip), "8589934606 bytes of"},
      {join(numbers(3, zip.length), zip), "its CRX header is said to have"},
      {join(numbers(3, 8), zip), "no ZIP follows its CRX header"},
      {join(numbers(3, 0), Arrays.copyOf(zip, zip.length - 30)), "the archive is damaged"},
    };
  }

  @Test(dataProvider = "archives")
  public void aDamagedArchiveIsRefused(byte[] archive, String message) {
    refused(file(archive), message);
  }

  @Test
  public void aFileThatAnArchiveHasTwiceIsRefused() {
    var zip = zip("", Map.of("manifest.json", MANIFEST, "manifest.jso_", "{}"));
    var text = new String(zip, ISO_8859_1);
    var twice = text.replace("manifest.jso_", "manifest.json");
    refused(file(twice.getBytes(ISO_8859_1)), "the archive has this file twice");
  }

  @Test
  public void whatIsTooLargeIsRefused() throws Exception {
    var collector = new FileCollector("big.zip", 10);
    collector.add("a", new ByteArrayInputStream(new byte[6]));
    collector.add("b", new ByteArrayInputStream(new byte[4]));
    var thrown =
        expectThrows(
            BadExtensionException.class,
            () -> collector.add("c", new ByteArrayInputStream(new byte[1])));
    assertEquals(
        thrown.getMessage(),
        "big.zip: it has more than 100 MB or 20000 files; pass the built extension, not the folder"
            + " of its sources");
  }

  /** Damage anywhere is told or harmless; nothing else than the one exception comes out. */
  @Test
  public void anyDamageEndsInTheOneException() throws Exception {
    var random = new Random(7);
    var whole = Extensions.crx3(zip("", small()));
    var path = file(whole);
    for (var i = 0; i < 150; i++) {
      var damaged =
          Arrays.copyOf(
              whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
      for (var flips = random.nextInt(4); flips >= 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(path, damaged);
      try {
        ExtensionPackage.read(path);
      } catch (BadExtensionException e) {
        assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
      }
    }
  }

  private static void refused(Path path, String message) {
    var thrown = expectThrows(BadExtensionException.class, () -> ExtensionPackage.read(path));
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
    assertTrue(thrown.getMessage().startsWith(path + ": "), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("; "), thrown.getMessage());
    assertEquals(thrown.getMessage().lines().count(), 1);
  }
}
