package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.files.FileJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * {@code report.html}: one file that opens from disk without a server or a network. The report is
 * JSON in the page, and its script shows all of it as text; a Content-Security-Policy lets no other
 * script, style or request through.
 */
public final class HtmlPage extends ReportFormat {
  private static final String DATA = "{{data}}";

  private final String beforeData;
  private final String afterData;

  public HtmlPage() {
    super("report.html");
    var style = resource("report.css");
    var script = resource("report.js");
    var page =
        resource("report.html")
            .replace("{{styleHash}}", hash(style))
            .replace("{{scriptHash}}", hash(script))
            .replace("{{style}}", style)
            .replace("{{script}}", script);
    var split = page.indexOf(DATA);
    this.beforeData = page.substring(0, split);
    this.afterData = page.substring(split + DATA.length());
  }

  @Override
  void write(RunReport report, Writer out) throws IOException {
    out.write(beforeData);
    var json = FileJson.mapper().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setCharacterEscapes(new InlineJson());
    json.writeStartObject();
    json.writePOJOField("run", RunView.of(report));
    json.writeArrayFieldStart("sites");
    for (var result : report.results()) {
      json.writePOJO(SiteView.of(result, report));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.write(afterData);
  }

  private static String resource(String name) {
    try (var in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String inline) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(inline.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
