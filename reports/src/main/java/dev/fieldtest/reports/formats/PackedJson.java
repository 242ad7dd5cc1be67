package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fieldtest.reports.files.FileJson;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * JSON as it travels in a page: gzip in base64, which a browser unpacks by itself. It is a tenth of
 * the size, and nothing in it can end the element that it stands in.
 */
final class PackedJson {
  private PackedJson() {}

  /** What is to be packed. */
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** One line of base64; equal contents give equal lines. */
  static String of(Content content) throws IOException {
    var packed = new ByteArrayOutputStream();
    var gathered = new BufferedOutputStream(new GZIPOutputStream(packed), 1 << 16);
    try (var json = FileJson.mapper().createGenerator(gathered)) {
      content.writeTo(json);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }
}
