package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.HostRules;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.SiteServer;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The server of the bundled sites, where a run has some. */
final class SiteHosts implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LOST_AT_MOST = 2;
  private static final Set<AbortCause> LOSSES =
      EnumSet.of(AbortCause.BROWSER_LOST, AbortCause.GRID_LOST);

  private final Optional<SiteServer> server;
  private final SitesHost host;

  private SiteHosts(Optional<SiteServer> server, SitesHost host) {
    this.server = server;
    this.host = host;
  }

  /**
   * Starts it.
   *
   * @param host where browsers are to reach it
   */
  static SiteHosts start(Corpus corpus, SitesHost host) throws IOException {
    var bundled =
        corpus.sites().stream().filter(site -> BundledSites.isBundled(site.url())).toList();
    if (bundled.isEmpty()) {
      return new SiteHosts(Optional.empty(), host);
    }
    var tags = bundled.stream().flatMap(site -> site.tags().stream()).distinct().toList();
    var hosts = new ArrayList<>(BundledSites.load(tags).hosts());
    hosts.addAll(GeneratedSites.hosts(corpus));
    var server = SiteServer.start(hosts, host.anyPort(), Duration.ZERO);
    return new SiteHosts(Optional.of(server), host);
  }

  /** What leads the bundled sites' host names to the server. */
  Optional<HostRules> rules() {
    return server.map(served -> BundledSites.hostRules(served, host.name()));
  }

  /**
   * Has a browser of the grid load a bundled page, where there are any. One that is lost meanwhile
   * says nothing, and another is asked.
   *
   * @throws GridException if it can not
   */
  void requireReached(Grid grid, SessionRequest request) {
    for (var left = LOST_AT_MOST; server.isPresent(); left--) {
      try (var session = grid.open(request)) {
        requireReached(session, grid.url());
        return;
      } catch (GridException e) {
        if (left == 0 || !LOSSES.contains(e.abortCause())) {
          throw e;
        }
      }
    }
  }

  /**
   * Has a browser load a bundled page, where there are any.
   *
   * @throws GridException if it can not
   */
  void requireReached(BrowserSession session, URI grid) {
    if (server.isEmpty()) {
      return;
    }
    var seen = session.visit(new Visit(page(), Visit.Kind.EXTENSION, PATIENCE)).load();
    if (!(seen instanceof PageLoad.Loaded)) {
      throw new GridException(
          AbortCause.NO_SESSION,
          "the browsers of the grid at "
              + grid
              + " do not reach the bundled sites at "
              + host.name()
              + ":"
              + server.get().port()
              + "; give an address of this machine that they reach with --sites-host");
    }
  }

  private static Site page() {
    return new Site(
        new SiteId("sites-host"),
        URI.create("http://sites-host." + BundledSites.DOMAIN + SiteServer.HEALTH_PATH),
        Expectation.UNTOUCHED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    server.ifPresent(SiteServer::close);
  }
}
