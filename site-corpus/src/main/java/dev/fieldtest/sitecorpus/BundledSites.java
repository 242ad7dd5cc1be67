package dev.fieldtest.sitecorpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sites that come with Fieldtest: what to check, and what to serve for it. Their host names
 * have no port; a browser must map them to a {@link SiteServer} by {@link #hostRules}.
 *
 * @param corpus the sites to check
 * @param hosts what to serve; more hosts than sites, since some pages frame others
 */
public record BundledSites(Corpus corpus, List<HostedSite> hosts) {
  /** The domain of most bundled host names. */
  public static final String DOMAIN = "bundled.test";

  /** The tag of sites that do what none should; they come along only where it is asked for. */
  public static final String HOSTILE = "hostile";

  /** The tag of sites whose true outcome is known by how they are made; likewise. */
  public static final String LAB = "lab";

  /** Pages below it may do what browsers grant to secure origins only. */
  private static final String SECURE_DOMAIN = "bundled.localhost";

  /** What all bundled host names match, in Chromium's words. */
  public static final List<String> HOST_PATTERNS =
      Stream.of(DOMAIN, SECURE_DOMAIN).map(each -> "*." + each).toList();

  public BundledSites {
    hosts = List.copyOf(hosts);
  }

  /**
   * Reads them from the class path. Takes a while; keep the result.
   *
   * @param tags with those of the hostile and the lab's sites whose tag is among them
   */
  public static BundledSites load(Collection<String> tags) {
    BundledSites sites = load("bundled");
    for (String kind : List.of(HOSTILE, LAB)) {
      sites = tags.contains(kind) ? sites.and(load(kind)) : sites;
    }
    return sites;
  }

  private BundledSites and(BundledSites others) {
    return new BundledSites(
        new Corpus(corpus.name(), both(corpus.sites(), others.corpus.sites())),
        both(both(hosts, others.hosts), Misbehaviour.sites(DOMAIN)));
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.of(some, others).flatMap(List::stream).toList();
  }

  private static BundledSites load(String folder) {
    String corpus = folder + "/corpus.jsonl";
    URL url = Objects.requireNonNull(BundledSites.class.getResource(corpus), corpus);
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        Path file = Path.of(jar.getJarFileURL().toURI());
        try (FileSystem files = FileSystems.newFileSystem(file)) {
          return read(files.getPath(jar.getEntryName()));
        }
      }
      return read(Path.of(url.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled sites cannot be read", e);
    } catch (URISyntaxException | MalformedCorpusException e) {
      throw new IllegalStateException("the bundled sites are broken: " + e.getMessage(), e);
    }
  }

  private static BundledSites read(Path corpusFile) throws IOException, MalformedCorpusException {
    Corpus corpus = CorpusReader.read(corpusFile, "bundled");
    Path folder = Objects.requireNonNull(corpusFile.getParent());
    List<HostedSite> hosts = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path site : entries.filter(Files::isDirectory).sorted().toList()) {
        hosts.add(host(site, corpus));
      }
    }
    return new BundledSites(corpus, hosts);
  }

  /** A folder is served under its name, in the domain and by the scheme that the corpus says. */
  private static HostedSite host(Path folder, Corpus corpus) throws IOException {
    String name = String.valueOf(folder.getFileName()).replace("/", "");
    Optional<Site> site =
        corpus.sites().stream()
            .filter(each -> each.url().getHost().startsWith(name + "."))
            .findFirst();
    return new HostedSite(
        site.map(each -> each.url().getHost()).orElse(name + "." + DOMAIN),
        SiteFolder.read(folder),
        Map.of(),
        site.map(BundledSites::encryption).orElse(Encryption.NONE));
  }

  private static Encryption encryption(Site site) {
    if (!"https".equals(site.url().getScheme())) {
      return Encryption.NONE;
    }
    return site.tags().contains(HOSTILE) ? Encryption.DISTRUSTED : Encryption.TRUSTED;
  }

  /** True if a URL is served by a bundled host. */
  public static boolean isBundled(URI url) {
    return url.getHost() != null
        && Stream.of(DOMAIN, SECURE_DOMAIN).anyMatch(each -> url.getHost().endsWith("." + each));
  }

  /** What leads all bundled host names to a server on this machine. */
  public static HostRules hostRules(SiteServer server) {
    return hostRules(server, server.address().getAddress().getHostAddress());
  }

  /**
   * What leads all bundled host names to a server.
   *
   * @param address where browsers reach it, a name or an address
   */
  public static HostRules hostRules(SiteServer server, String address) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    String resolver =
        HOST_PATTERNS.stream()
            .map(each -> "MAP " + each + " " + host + ":" + server.port())
            .collect(Collectors.joining(","));
    return new HostRules(resolver, server.trustedKey());
  }
}
