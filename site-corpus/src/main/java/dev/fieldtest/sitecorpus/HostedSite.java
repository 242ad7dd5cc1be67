package dev.fieldtest.sitecorpus;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that one host name answers with.
 *
 * @param host the name without a port, in lower case
 * @param files responses by path; a path begins with a slash and has no query
 * @param raw likewise, responses that break the rules of HTTP
 * @param encryption whether it is asked by https
 */
public record HostedSite(
    String host,
    Map<String, HostedFile> files,
    Map<String, RawResponse> raw,
    Encryption encryption) {
  /**
   * @throws IllegalArgumentException if the host is no plain lower-case name or a path does not
   *     begin with a slash
   */
  public HostedSite {
    if (!host.equals(host.toLowerCase(Locale.ROOT)) || !host.matches("[^:/\\s]+")) {
      throw new IllegalArgumentException("not a lower-case host name: " + host);
    }
    Stream.of(files, raw).flatMap(each -> each.keySet().stream()).forEach(HostedSite::checkPath);
    files = Map.copyOf(files);
    raw = Map.copyOf(raw);
  }

  /** A site that answers as it should. */
  public HostedSite(String host, Map<String, HostedFile> files) {
    this(host, files, Map.of(), Encryption.NONE);
  }

  private static void checkPath(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + path);
    }
  }

  /** A site of one page, served at {@code /}. */
  public static HostedSite ofPage(String host, String html) {
    return new HostedSite(host, Map.of("/", HostedFile.html(html)));
  }
}
