package dev.fieldtest.extensionundertest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small extensions as folders and archives, and the fixture extensions. */
final class Extensions {
  static final String MANIFEST =
      """
      {
        // Chrome takes comments.
        "manifest_version": 3,
        "name": "Small",
        "version": "1.2.3",
        "permissions": ["storage"],
        "background": { "service_worker": "background/worker.js" },
        "content_scripts": [
          { "matches": ["<all_urls>"], "js": ["content.js", "/a/b.js"], "css": ["./style.css"] }
        ]
      }
      """;

  /** Files of tests end where a clean build removes them. */
  static final Path TARGET = Path.of("target");

  static final String CONTRACT = "{\"schemaVersion\":1,\"injected\":[\"small-control\"]}";

  private Extensions() {}

  /** The files of a valid extension; to be changed by the test. */
  static Map<String, String> small() {
    var files = new LinkedHashMap<String, String>();
    files.put("manifest.json", MANIFEST);
    files.put("style.css", "p { color: teal }");
    files.put("content.js", "\"use strict\";");
    files.put("a/b.js", "1;");
    files.put("background/worker.js", "2;");
    files.put(InjectionContract.FILE, CONTRACT);
    return files;
  }

  static Path folder(Map<String, String> files) {
    try {
      var root = Files.createTempDirectory(TARGET, "extension");
      for (var file : files.entrySet()) {
        var path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip(String prefix, Map<String, String> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(prefix + file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] crx3(byte[] zip) {
    return join(numbers(3, 40), new byte[40], zip);
  }

  static byte[] crx2(byte[] zip) {
    return join(numbers(2, 30, 20), new byte[50], zip);
  }

  /** The CRX magic and numbers as CRX writes them. */
  static byte[] numbers(int... numbers) {
    var bytes = ByteBuffer.allocate(4 + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("Cr24".getBytes(UTF_8));
    for (var number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (var part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static Path file(byte[] content) {
    try {
      return Files.write(Files.createTempFile(TARGET, "extension", ".bin"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path fixture(String name) {
    return Path.of("src/test/resources/fixtures/extensions", name);
  }
}
