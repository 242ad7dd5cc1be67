package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses that come to a corpus file, each as a line of its own at the end. What stands there
 * stays as it is. Not thread-safe.
 */
public final class CorpusAddition {
  private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);
  private static final Pattern ENCODED = Pattern.compile("%[0-9a-f]{2}", Pattern.CASE_INSENSITIVE);

  private final Path file;
  private final Set<String> known = new HashSet<>();
  private final Set<String> added = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  private CorpusAddition(Path file) {
    this.file = file;
  }

  /**
   * For a file, which is made if it is not there.
   *
   * @throws MalformedCorpusException if the file breaks a rule, other than that a corpus has a site
   * @throws IOException if it can not be read
   */
  public static CorpusAddition to(Path file) throws MalformedCorpusException, IOException {
    CorpusAddition addition = new CorpusAddition(file);
    if (hasSites(file)) {
      CorpusReader.read(file).sites().forEach(site -> addition.known.add(key(site.url())));
    }
    return addition;
  }

  private static boolean hasSites(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    if (!Files.isRegularFile(file)) {
      return true; // The reader says what is wrong with it.
    }
    try (Utf8Lines in = new Utf8Lines(Files.newInputStream(file))) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        String text = new String(line.get(), UTF_8).strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether the file has the same address, as far as URLs tell. */
  public boolean has(URI url) {
    return known.contains(key(url));
  }

  /** Takes an address that a site can have; false if the same was taken before. */
  public boolean add(URI url) {
    SiteUrl.check(url);
    return added.add(key(url)) && lines.add(line(url));
  }

  private static String line(URI url) {
    return JsonNodeFactory.instance.objectNode().put("url", url.toString()).toString();
  }

  /** How many were taken. */
  public int size() {
    return lines.size();
  }

  /** The lines that were taken. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Writes them at the end of the file: all of it beside it first, then by a rename.
   *
   * @throws IOException if the file can not be written; it is then as it was
   */
  public void save() throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    String end = before.contains("\r\n") ? "\r\n" : "\n";
    String join = before.isEmpty() || before.endsWith("\n") ? "" : end;
    String after = before + join + String.join(end, lines) + end;
    CorpusWriter.replace(file, out -> out.write(after.getBytes(UTF_8)));
  }

  /** The same for addresses that are the same by RFC 3986, section 6.2.2 and 6.2.3. */
  private static String key(URI address) {
    URI url = address.normalize();
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    boolean usual = url.getPort() == -1 || Integer.valueOf(url.getPort()).equals(PORTS.get(scheme));
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String rest = path + "?" + url.getRawQuery() + "#" + url.getRawFragment();
    return scheme
        + "://"
        + url.getHost().toLowerCase(Locale.ROOT)
        + (usual ? "" : ":" + url.getPort())
        + ENCODED.matcher(rest).replaceAll(code -> code.group().toUpperCase(Locale.ROOT));
  }
}
