package dev.fieldtest.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.HostedFile;
import dev.fieldtest.sitecorpus.HostedSite;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The pages that are measured, each on a host of its own, as sites are: {@code *.localhost}, which
 * browsers lead to the loopback address by themselves.
 *
 * @param kind how heavy they are
 * @param count how many
 * @param formless percentage of pages without a login form, which are to stay untouched
 */
record Pages(PageKind kind, int count, int formless) {

  /** The corpus of these pages. */
  List<Site> corpus(int port) {
    return IntStream.range(0, count).mapToObj(i -> site(i, port)).toList();
  }

  private Site site(int i, int port) {
    return new Site(
        new SiteId(name(i)),
        URI.create("http://" + host(i) + ":" + port + "/"),
        hasForm(i) ? Expectation.REPLACED : Expectation.UNTOUCHED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** What a server answers for them. */
  List<HostedSite> hosted() {
    var shared = new TreeMap<String, HostedFile>();
    PageFiles.of(kind).forEach((path, content) -> shared.put(path, HostedFile.of(path, content)));
    return IntStream.range(0, count).mapToObj(i -> hosted(i, shared)).toList();
  }

  private HostedSite hosted(int i, Map<String, HostedFile> shared) {
    var files = new TreeMap<>(shared);
    files.put("/", HostedFile.of("index.html", PageFiles.page(kind, hasForm(i)).getBytes(UTF_8)));
    return new HostedSite(host(i), files);
  }

  /** Pages without a form are spread evenly. */
  private boolean hasForm(int i) {
    return (i + 1) * formless / 100 == i * formless / 100;
  }

  private static String name(int i) {
    return "site-%04d".formatted(i);
  }

  private static String host(int i) {
    return name(i) + ".localhost";
  }
}
