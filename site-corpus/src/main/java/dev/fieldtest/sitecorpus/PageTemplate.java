package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the pages of many sites have in common: the {@code template.html} beside the folder that
 * their site's folder is in. A page that begins with its title is set into it, the title to its
 * place and the rest to its own; any other page is served as it is.
 */
final class PageTemplate {
  private static final String FILE = "template.html";
  private static final String TITLE = "<!-- title -->\n";
  private static final String REST = "<!-- rest -->\n";

  private final String text;

  private PageTemplate(String text) {
    this.text = text;
  }

  /** The template for a site's folder; without one, no page may begin with its title. */
  static PageTemplate beside(Path folder) throws IOException {
    Path file = folder.resolve("../..").resolve(FILE).normalize();
    return new PageTemplate(Files.exists(file) ? Files.readString(file) : "");
  }

  /**
   * The page as it is to be served.
   *
   * @throws IOException if it needs a template and there is none
   */
  byte[] fill(byte[] page) throws IOException {
    String own = new String(page, UTF_8);
    if (!own.stripLeading().startsWith("<title>")) {
      return page;
    }
    if (text.isEmpty()) {
      throw new IOException("a page begins with its title, and there is no " + FILE);
    }
    int rest = own.indexOf('\n') + 1;
    return text.replace(TITLE, own.substring(0, rest))
        .replace(REST, own.substring(rest))
        .getBytes(UTF_8);
  }
}
