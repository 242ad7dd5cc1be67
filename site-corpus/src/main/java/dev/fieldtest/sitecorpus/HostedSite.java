package dev.fieldtest.sitecorpus;

import java.util.Locale;
import java.util.Map;

/**
 * All that one host name answers with.
 *
 * @param host the name without a port, in lower case
 * @param files responses by path; a path begins with a slash and has no query
 */
public record HostedSite(String host, Map<String, HostedFile> files) {
  /**
   * @throws IllegalArgumentException if the host is no plain lower-case name or a path does not
   *     begin with a slash
   */
  public HostedSite {
    if (!host.equals(host.toLowerCase(Locale.ROOT)) || !host.matches("[^:/\\s]+")) {
      throw new IllegalArgumentException("not a lower-case host name: " + host);
    }
    for (String path : files.keySet()) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("a path begins with a slash: " + path);
      }
    }
    files = Map.copyOf(files);
  }

  /** A site of one page, served at {@code /}. */
  public static HostedSite ofPage(String host, String html) {
    return new HostedSite(host, Map.of("/", HostedFile.html(html)));
  }
}
