package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.SiteServer;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/** The server of the bundled sites, where a run has some. */
final class SiteHosts implements AutoCloseable {
  private final Optional<SiteServer> server;

  private SiteHosts(Optional<SiteServer> server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param grid whose browsers are to reach it
   */
  static SiteHosts start(Corpus corpus, Grid grid) throws IOException {
    var bundled =
        corpus.sites().stream().filter(site -> BundledSites.isBundled(site.url())).toList();
    if (bundled.isEmpty()) {
      return new SiteHosts(Optional.empty());
    }
    var tags = bundled.stream().flatMap(site -> site.tags().stream()).distinct().toList();
    var hosts = new ArrayList<>(BundledSites.load(tags).hosts());
    hosts.addAll(GeneratedSites.hosts(corpus));
    var address = new InetSocketAddress(grid.thisMachine(), 0);
    return new SiteHosts(Optional.of(SiteServer.start(hosts, address, Duration.ZERO)));
  }

  /** Chromium's rules that lead the bundled sites' host names to the server. */
  Optional<String> rules() {
    return server.map(BundledSites::hostRules);
  }

  @Override
  public void close() {
    server.ifPresent(SiteServer::close);
  }
}
