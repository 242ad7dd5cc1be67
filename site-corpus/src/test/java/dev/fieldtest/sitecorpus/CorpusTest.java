package dev.fieldtest.sitecorpus;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.testng.Assert;
import org.testng.annotations.Test;

public class CorpusTest {
  private final Corpus corpus =
      CorpusFile.read("https://c.test/", "https://a.test/", "https://b.test/");

  @Test
  public void findsEachSiteById() {
    for (Site site : corpus.sites()) {
      assertEquals(corpus.get(site.id()), Optional.of(site));
    }
    assertEquals(corpus.get(new SiteId("d.test")), Optional.empty());
    assertEquals(corpus.get(new SiteId("0")), Optional.empty());
  }

  @Test
  public void digestsContentAndNeitherOrderNorName() {
    Corpus turned = CorpusFile.read("https://b.test/", "https://a.test/", "https://c.test/");
    assertEquals(new Corpus("other", turned.sites()).digest(), corpus.digest());
    assertTrue(corpus.digest().matches("[0-9a-f]{64}"), corpus.digest());
    assertNotEquals(CorpusFile.read("https://b.test/").digest(), corpus.digest());
  }

  @Test
  public void filtersToNothingIfNothingMatches() {
    assertEquals(corpus.filter(site -> site.id().value().startsWith("b")).sites().size(), 1);
    assertEquals(corpus.filter(site -> false).sites(), List.of());
    assertEquals(corpus.filter(site -> false).name(), corpus.name());
  }

  @Test
  public void refusesTwoSitesWithOneId() {
    Site site = corpus.sites().get(0);
    Assert.assertThrows(
        IllegalArgumentException.class, () -> new Corpus("twice", List.of(site, site)));
  }
}
