package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.HostRules;
import dev.fieldtest.sitecorpus.SiteServer;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** The server of the bundled sites, where a run has some. */
final class SiteHosts implements AutoCloseable {
  private final Optional<SiteServer> server;

  private SiteHosts(Optional<SiteServer> server) {
    this.server = server;
  }

  static SiteHosts start(Corpus corpus) throws IOException {
    var bundled =
        corpus.sites().stream().filter(site -> BundledSites.isBundled(site.url())).toList();
    if (bundled.isEmpty()) {
      return new SiteHosts(Optional.empty());
    }
    var tags = bundled.stream().flatMap(site -> site.tags().stream()).distinct().toList();
    var hosts = new ArrayList<>(BundledSites.load(tags).hosts());
    hosts.addAll(GeneratedSites.hosts(corpus));
    return new SiteHosts(Optional.of(SiteServer.start(hosts)));
  }

  /** What leads the bundled sites' host names to the server. */
  Optional<HostRules> rules() {
    return server.map(BundledSites::hostRules);
  }

  @Override
  public void close() {
    server.ifPresent(SiteServer::close);
  }
}
