package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sites to take. */
final class SelectionOptions {
  static final String BUNDLED = "bundled";

  private static final String GENERATED = BUNDLED + ":";

  @Option(
      names = "--corpus",
      paramLabel = "FILE|bundled[:N]",
      defaultValue = BUNDLED,
      description =
          "JSON Lines, one site a line, or a list of URLs; 'bundled': the sites that come along;"
              + " 'bundled:N': N sites of every kind, in 40 languages.")
  private String corpus = BUNDLED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which sites bundled:N has; the same seed, the same sites (1).")
  private @Nullable Integer seed;

  @Option(
      names = "--grep",
      paramLabel = "REGEX",
      converter = Expressions.class,
      description = "Only sites whose id or URL matches.")
  private @Nullable Pattern grep;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only sites with this tag; more than one: with any.")
  private List<String> tags = List.of();

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description =
          "Only sites in this language, 'en' also those in 'en-GB'; more than one: in any.")
  private List<String> languages = List.of();

  /** Reads the corpus; of the bundled one, hostile and lab sites only if their tag is asked for. */
  Corpus read() throws MalformedCorpusException {
    if (seed != null && !corpus.startsWith(GENERATED)) {
      throw new UsageException("--seed needs --corpus bundled:N, whose sites it picks");
    }
    return read(corpus, seed(), tags);
  }

  private int seed() {
    return seed == null ? 1 : seed;
  }

  /** Reads a corpus that is named as {@code --corpus} names one. */
  static Corpus read(String corpus) throws MalformedCorpusException {
    return read(corpus, 1, List.of());
  }

  private static Corpus read(String corpus, int seed, List<String> tags)
      throws MalformedCorpusException {
    if (corpus.startsWith(GENERATED)) {
      return generated(corpus, seed);
    }
    return corpus.equals(BUNDLED)
        ? BundledSites.load(tags).corpus()
        : CorpusReader.read(Path.of(corpus));
  }

  private static Corpus generated(String corpus, int seed) {
    var count = corpus.substring(GENERATED.length());
    if (!count.matches("[1-9][0-9]{0,5}") || Integer.parseInt(count) > GeneratedSites.MOST) {
      throw new UsageException(
          "--corpus "
              + corpus
              + ": say how many sites, bundled:1 to bundled:"
              + GeneratedSites.MOST);
    }
    if (seed < 0 || seed > GeneratedSites.LAST_SEED) {
      throw new UsageException("--seed " + seed + ": a seed is 0 to " + GeneratedSites.LAST_SEED);
    }
    return GeneratedSites.corpus(corpus, Integer.parseInt(count), seed);
  }

  /** The corpus with only the sites that were asked for. */
  Corpus select(Corpus all) {
    return all.filter(this::takes);
  }

  private boolean takes(Site site) {
    var expression = grep;
    return (expression == null
            || expression.matcher(site.id().value()).find()
            || expression.matcher(site.url().toString()).find())
        && (tags.isEmpty() || site.tags().stream().anyMatch(tags::contains))
        && (languages.isEmpty() || site.lang().filter(this::speaks).isPresent());
  }

  /** By basic filtering of RFC 4647, section 3.3.1: of a language come all its kinds. */
  private boolean speaks(String language) {
    var tag = language.toLowerCase(Locale.ROOT) + "-";
    return languages.stream()
        .map(range -> range.toLowerCase(Locale.ROOT))
        .anyMatch(range -> range.equals("*") || tag.startsWith(range + "-"));
  }

  /** What was asked for, by option. */
  Map<String, String> asked() {
    var asked = new TreeMap<>(filters());
    asked.put("corpus", corpus);
    if (corpus.startsWith(GENERATED)) {
      asked.put("seed", String.valueOf(seed()));
    }
    return asked;
  }

  /** What selects sites of the corpus, by option. */
  Map<String, String> filters() {
    var filters = new TreeMap<String, String>();
    if (grep != null) {
      filters.put("grep", grep.pattern());
    }
    if (!tags.isEmpty()) {
      filters.put("tag", String.join(",", tags));
    }
    if (!languages.isEmpty()) {
      filters.put("lang", String.join(",", languages));
    }
    return filters;
  }
}
