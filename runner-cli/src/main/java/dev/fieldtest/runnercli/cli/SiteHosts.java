package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.SiteServer;
import java.io.IOException;
import java.util.Optional;

/** The server of the bundled sites, where a run has some. */
final class SiteHosts implements AutoCloseable {
  private final Optional<SiteServer> server;

  private SiteHosts(Optional<SiteServer> server) {
    this.server = server;
  }

  static SiteHosts start(Corpus corpus) throws IOException {
    var needed = corpus.sites().stream().anyMatch(site -> BundledSites.isBundled(site.url()));
    return new SiteHosts(
        needed ? Optional.of(SiteServer.start(BundledSites.load().hosts())) : Optional.empty());
  }

  /** Chromium's rules that lead the bundled sites' host names to the server. */
  Optional<String> rules() {
    return server.map(running -> "MAP *." + BundledSites.DOMAIN + " 127.0.0.1:" + running.port());
  }

  @Override
  public void close() {
    server.ifPresent(SiteServer::close);
  }
}
