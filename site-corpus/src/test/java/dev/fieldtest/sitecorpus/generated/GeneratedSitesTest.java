package dev.fieldtest.sitecorpus.generated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.CorpusWriter;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.HostedFile;
import dev.fieldtest.sitecorpus.HostedSite;
import dev.fieldtest.sitecorpus.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

public class GeneratedSitesTest {
  private static final Corpus CORPUS = GeneratedSites.corpus("bundled:3000", 3000, 1);

  @Test
  public void sameNumberAndSeedGiveTheSameSitesForEver() throws Exception {
    Corpus corpus = GeneratedSites.corpus("bundled:500", 500, 1);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (HostedSite host : GeneratedSites.hosts(corpus)) {
      digest.update(host.host().getBytes(UTF_8));
      for (Map.Entry<String, HostedFile> file : new TreeMap<>(host.files()).entrySet()) {
        Map<String, String> headers = new TreeMap<>(file.getValue().headers());
        digest.update((file.getKey() + headers).getBytes(UTF_8));
        digest.update(file.getValue().body());
      }
    }
    assertEquals(
        List.of(corpus.digest(), HexFormat.of().formatHex(digest.digest())),
        List.of(
            "7dc1b7868a46698f9fc4195e4711116493073bd6912e9c179a106c7dc3cccce6",
            "02f18ad7715ac1d4beaf34253dcfbbcbfa6d5a0bace02a7d95746f9661719497"));
  }

  @Test
  public void smallerNumberGivesTheFirstOfTheSameSites() {
    Set<Site> all = Set.copyOf(CORPUS.sites());
    assertTrue(all.containsAll(GeneratedSites.corpus("bundled:700", 700, 1).sites()));
  }

  @Test
  public void otherSeedGivesOtherSites() {
    assertNotEquals(
        GeneratedSites.corpus("bundled:50", 50, 2).digest(),
        GeneratedSites.corpus("bundled:50", 50, 1).digest());
  }

  @Test
  public void everyArchetypeComesOnceBeforeAnyComesAgain() {
    int archetypes = GeneratedSites.archetypes();
    assertTrue(archetypes >= 80, archetypes + " archetypes");
    Corpus first = GeneratedSites.corpus("first", archetypes, 7);
    assertEquals(
        first.sites().stream().map(GeneratedSitesTest::archetype).distinct().count(), archetypes);
  }

  @Test
  public void threeThousandSitesHaveEveryLanguageAndStyle() {
    assertEquals(CORPUS.sites().size(), 3000);
    assertEquals(CORPUS.sites().stream().map(Site::lang).distinct().count(), 40);
    Map<String, Long> styles =
        CORPUS.sites().stream()
            .flatMap(site -> site.tags().stream())
            .filter(tag -> tag.startsWith("style:"))
            .collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));
    assertEquals(styles.size(), Catalogue.bundled().styles().size());
    assertTrue(styles.values().stream().allMatch(count -> count > 100), styles.toString());
  }

  @Test
  public void readerTakesEachSiteAsItIs() throws Exception {
    Path file = Path.of("target", "generated-sites.jsonl");
    Files.createDirectories(file.getParent());
    CorpusWriter.write(CORPUS, file);
    assertEquals(CorpusReader.read(file).sites(), CORPUS.sites());
  }

  @Test
  public void eachSiteIsServedWhoeverAsksForIt() {
    Map<String, HostedSite> hosts =
        GeneratedSites.hosts(CORPUS).stream()
            .collect(Collectors.toMap(HostedSite::host, host -> host));
    for (Site site : CORPUS.sites()) {
      HostedSite host = hosts.get(site.url().getHost());
      assertFalse(text(host.files().get("/")).contains("{{"), site.id() + " is not filled in");
    }
  }

  @Test
  public void pagesOfLoginsHoldTheirFieldsSomewhere() {
    Corpus corpus = GeneratedSites.corpus("bundled:300", 300, 3);
    Map<String, String> pages = new TreeMap<>();
    for (HostedSite host : GeneratedSites.hosts(corpus)) {
      String all =
          host.files().values().stream()
              .map(GeneratedSitesTest::text)
              .collect(Collectors.joining("\n"));
      pages.merge(host.host().replaceAll("\\.bundled.*", ""), all, String::concat);
    }
    for (Site site : corpus.sites()) {
      if (site.expect() == Expectation.REPLACED) {
        String page = pages.get(site.url().getHost().replaceAll("\\.bundled.*", ""));
        assertTrue(page.contains("<input"), site.id() + " has no input");
      }
    }
  }

  @Test
  public void catalogueNamesEachFileOnce() throws Exception {
    Path resources = Path.of("src/main/resources/dev/fieldtest/sitecorpus/generated");
    Catalogue catalogue = Catalogue.bundled();
    assertEquals(
        names(resources.resolve("archetypes")),
        unique(catalogue.archetypes().stream().map(Archetype::name).toList()));
    assertEquals(
        names(resources.resolve("languages")),
        unique(catalogue.languages().stream().map(Language::tag).toList()));
    assertEquals(
        names(resources.resolve("styles")),
        unique(catalogue.styles().stream().map(Style::name).toList()));
  }

  @Test
  public void languagesHaveTheSameWords() {
    Set<String> words = new HashSet<>(Catalogue.bundled().languages().get(0).words().keySet());
    for (Language language : Catalogue.bundled().languages()) {
      Set<String> own = new HashSet<>(language.words().keySet());
      own.remove("direction");
      assertEquals(own, words, language.tag());
    }
  }

  private static Set<String> unique(List<String> names) {
    Set<String> set = new HashSet<>(names);
    assertEquals(set.size(), names.size(), names.toString());
    return set;
  }

  private static Set<String> names(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
          .collect(Collectors.toSet());
    }
  }

  private static String archetype(Site site) {
    return site.tags().get(0);
  }

  private static String text(HostedFile file) {
    return UTF_8.decode(file.body()).toString();
  }
}
