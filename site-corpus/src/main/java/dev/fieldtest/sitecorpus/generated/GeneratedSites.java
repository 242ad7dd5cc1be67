package dev.fieldtest.sitecorpus.generated;

import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.HostedSite;
import dev.fieldtest.sitecorpus.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sites in any number: hand-written archetypes in many languages and styles of markup. The same
 * seed and number give the same sites, and a larger number only adds to them.
 */
public final class GeneratedSites {
  /** More than any machine is asked to visit in a day. */
  public static final int MOST = 100_000;

  /** The largest seed; the least is 0. */
  public static final int LAST_SEED = 999_999_999;

  private GeneratedSites() {}

  /** How many archetypes there are; so many sites have one of each. */
  public static int archetypes() {
    return Catalogue.bundled().archetypes().size();
  }

  /**
   * The first sites of a seed.
   *
   * @param name of the corpus
   * @param count 1 to {@link #MOST}
   * @param seed 0 to {@link #LAST_SEED}
   */
  public static Corpus corpus(String name, int count, long seed) {
    Catalogue catalogue = Catalogue.bundled();
    return new Corpus(
        name,
        IntStream.range(0, count)
            .mapToObj(index -> Recipe.of(catalogue, seed, index))
            .map(recipe -> new SiteMaker(catalogue, recipe).site())
            .toList());
  }

  /** What to serve for those sites of a corpus that are generated ones. */
  public static List<HostedSite> hosts(Corpus corpus) {
    Catalogue catalogue = Catalogue.bundled();
    return corpus.sites().stream()
        .map(Site::url)
        .distinct()
        .map(url -> Recipe.of(catalogue, url))
        .flatMap(Optional::stream)
        .flatMap(recipe -> new SiteMaker(catalogue, recipe).hosts().stream())
        .toList();
  }
}
