package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testng.annotations.Test;

public class BundledSitesTest {
  /** An address with its host. Namespaces and document types of www.w3.org are never fetched. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?:)?//([a-z0-9-]+(?:\\.[a-z0-9-]+)+)");

  private final BundledSites bundled = BundledSites.load(List.of());

  @Test
  public void servesThePageOfEachSite() {
    for (Site site : bundled.corpus().sites()) {
      assertTrue(BundledSites.isBundled(site.url()), site.toString());
      assertEquals(site.url().getPort(), -1, "portless: " + site.url());
      assertTrue(host(site.url().getHost()).files().containsKey(site.url().getPath()));
    }
  }

  @Test
  public void writesEachPageInTheLanguageThatTheCorpusNames() {
    for (Site site : bundled.corpus().sites()) {
      String lang = site.lang().orElseThrow();
      assertTrue(
          text(site.url().getHost(), "/").contains("lang=\"" + lang + "\""), site.toString());
    }
  }

  /** All of its pages are: one that is served as it lies there has no form. */
  @Test
  public void setsLaterPagesIntoTheTemplateToo() {
    var lab = BundledSites.load(List.of(BundledSites.LAB));
    int later = 0;
    for (HostedSite host : lab.hosts()) {
      for (HostedFile first : host.files().values()) {
        for (HostedFile file : first.later()) {
          assertTrue(UTF_8.decode(file.body()).toString().startsWith("<!"), host.host());
          later++;
        }
      }
    }
    assertTrue(later > 10, later + " pages that come later");
  }

  @Test
  public void asksNobodyElseForAnything() {
    for (HostedSite host : bundled.hosts()) {
      for (String path : host.files().keySet()) {
        Matcher address = ADDRESS.matcher(text(host.host(), path));
        while (address.find()) {
          assertTrue(
              address.group(1).equals("www.w3.org") || address.group(1).endsWith(".bundled.test"),
              host.host() + path + " names " + address.group());
        }
      }
    }
  }

  @Test
  public void coversLanguagesAndPagesToLeaveAlone() {
    List<Site> sites = bundled.corpus().sites();
    Set<String> languages =
        sites.stream()
            .map(site -> Locale.forLanguageTag(site.lang().orElseThrow()).getLanguage())
            .collect(toSet());
    assertTrue(languages.containsAll(Set.of("en", "de", "fr", "ja", "ar", "es")), "" + languages);
    assertTrue(sites.size() >= 28);
    assertTrue(sites.stream().filter(site -> site.expect() == Expectation.UNTOUCHED).count() >= 10);
  }

  @Test
  public void coversEveryShape() {
    Set<String> tags =
        bundled.corpus().sites().stream().flatMap(site -> site.tags().stream()).collect(toSet());
    Set<String> wanted =
        Set.of(
            "shape:plain",
            "shape:username-first",
            "shape:late-timer",
            "shape:late-fetch",
            "shape:late-worker",
            "shape:shadow",
            "shape:shadow-nested",
            "shape:iframe",
            "shape:iframe-cross-origin",
            "shape:modal",
            "shape:show-password",
            "shape:beside-sign-up",
            "shape:no-form",
            "shape:csp",
            "shape:rerender",
            "shape:wrong-autocomplete",
            "shape:password-only",
            "shape:cookie-banner",
            "sign-up",
            "search",
            "newsletter",
            "checkout",
            "card-payment",
            "one-time-code",
            "change-password",
            "password-reset",
            "contact",
            "coupon");
    assertTrue(tags.containsAll(wanted), wanted + " in " + tags);
  }

  @Test
  public void sendsAStrictPolicyWhereASiteHasOne() {
    Map<String, String> headers = host("ledger.bundled.test").files().get("/").headers();
    assertTrue(headers.get("Content-Security-Policy").startsWith("default-src 'none'"));
    assertEquals(headers.get("Content-Type"), "text/html; charset=utf-8");
  }

  @Test
  public void delaysTheResponseThatALateFormWaitsFor() {
    Map<String, HostedFile> files = host("kontor.bundled.test").files();
    assertEquals(files.get("/api/mandant.json").delay(), Duration.ofMillis(500));
    assertEquals(files.get("/").delay(), Duration.ZERO);
  }

  @Test
  public void readsASiteFolderInsideAnArchive() throws Exception {
    Path archive = Files.createTempDirectory("archive").resolve("sites.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path folder = Files.createDirectories(zip.getPath("/sites/shop/deep"));
      Files.writeString(folder.resolve("index.html"), "<p>deep</p>");
      assertEquals(
          SiteFolder.read(zip.getPath("/sites/shop")).keySet(),
          Set.of("/deep/", "/deep/index.html"));
    }
  }

  private HostedSite host(String name) {
    return bundled.hosts().stream()
        .filter(host -> host.host().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String text(String host, String path) {
    return UTF_8.decode(host(host).files().get(path).body()).toString();
  }
}
