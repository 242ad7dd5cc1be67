package dev.fieldtest.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.HostedSite;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The bundled sites again and again, each time under host names of their own. Those that name
 * another host are left out.
 */
final class RepeatedSites {
  private final int count;
  private final List<HostedSite> hosts;
  private final List<Site> sites;

  /**
   * @param count how many
   */
  RepeatedSites(int count) {
    var bundled = BundledSites.load(List.of());
    this.count = count;
    this.hosts = bundled.hosts().stream().filter(RepeatedSites::standsAlone).toList();
    Set<String> names = hosts.stream().map(HostedSite::host).collect(Collectors.toSet());
    this.sites =
        bundled.corpus().sites().stream()
            .filter(site -> names.contains(site.url().getHost()))
            .toList();
  }

  private static boolean standsAlone(HostedSite host) {
    return host.files().values().stream()
        .noneMatch(file -> UTF_8.decode(file.body()).toString().contains(BundledSites.DOMAIN));
  }

  /** What to serve. */
  List<HostedSite> hosts() {
    return IntStream.rangeClosed(0, count / sites.size())
        .boxed()
        .flatMap(
            turn ->
                hosts.stream().map(host -> new HostedSite(name(host.host(), turn), host.files())))
        .toList();
  }

  /** What to check, on a server at a port. */
  Corpus corpus(int port) {
    return new Corpus(
        "soak",
        IntStream.range(0, count)
            .mapToObj(i -> again(sites.get(i % sites.size()), i / sites.size(), port))
            .toList());
  }

  private static String name(String host, int turn) {
    return "t" + turn + "-" + host.replace("." + BundledSites.DOMAIN, ".localhost");
  }

  private static Site again(Site site, int turn, int port) {
    var host = site.url().getHost();
    return new Site(
        new SiteId("t" + turn + "-" + site.id().value()),
        URI.create("http://" + name(host, turn) + ":" + port + site.url().getRawPath()),
        site.expect(),
        site.form(),
        site.steps(),
        site.lang(),
        site.tags(),
        site.knownFailure(),
        site.timeout());
  }
}
