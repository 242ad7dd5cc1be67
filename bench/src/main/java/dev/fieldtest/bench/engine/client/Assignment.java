package dev.fieldtest.bench.engine.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a client is to do; a file, so that clients may be written in any language.
 *
 * @param atOnce how many pages to have open
 * @param sessionPerSite whether each site gets a browser of its own
 * @param grid address of the Selenium Grid, empty where none is used
 * @param chrome the browser's executable
 * @param flags to start it with
 * @param transition how to open pages, in DevTools' words
 * @param extension folder of it
 * @param packedExtension the same as a zip
 * @param profile folder for a browser profile
 * @param hooks script to be run before a page's own, in its world
 * @param observer script that defines the observer, to be run before a page's own
 * @param start function that starts the observer, see {@code PageScripts.START}
 * @param sites in the order to visit them
 */
public record Assignment(
    int atOnce,
    boolean sessionPerSite,
    String grid,
    String chrome,
    List<String> flags,
    String transition,
    String extension,
    String packedExtension,
    String profile,
    String hooks,
    String observer,
    String start,
    List<Target> sites) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Assignment {
    flags = List.copyOf(flags);
    sites = List.copyOf(sites);
  }

  /**
   * A page to visit.
   *
   * @param spec what the observer looks for
   */
  public record Target(String site, String url, String spec) {}

  static Assignment read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Assignment.class);
  }

  /** Writes the file that a client reads. */
  public Path write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
    return file;
  }
}
