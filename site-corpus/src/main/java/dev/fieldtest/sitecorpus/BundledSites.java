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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sites that come with Fieldtest: what to check, and what to serve for it. Their host names end
 * in {@link #DOMAIN} and have no port; a browser must map them to a {@link SiteServer}.
 *
 * @param corpus the sites to check
 * @param hosts what to serve; more hosts than sites, since some pages frame others
 */
public record BundledSites(Corpus corpus, List<HostedSite> hosts) {
  /** The domain of all bundled host names. */
  public static final String DOMAIN = "bundled.test";

  private static final String CORPUS = "bundled/corpus.jsonl";

  public BundledSites {
    hosts = List.copyOf(hosts);
  }

  /** Reads them from the class path. Takes a while; keep the result. */
  public static BundledSites load() {
    URL url = Objects.requireNonNull(BundledSites.class.getResource(CORPUS), CORPUS);
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
    Path folder = Objects.requireNonNull(corpusFile.getParent());
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> sites = entries.filter(Files::isDirectory).sorted().toList();
      HostedSite[] hosts = new HostedSite[sites.size()];
      for (int i = 0; i < hosts.length; i++) {
        hosts[i] = SiteFolder.read(sites.get(i), DOMAIN);
      }
      return new BundledSites(CorpusReader.read(corpusFile, "bundled"), List.of(hosts));
    }
  }

  /** True if a URL is served by a bundled host. */
  public static boolean isBundled(URI url) {
    return url.getHost() != null && url.getHost().endsWith("." + DOMAIN);
  }
}
