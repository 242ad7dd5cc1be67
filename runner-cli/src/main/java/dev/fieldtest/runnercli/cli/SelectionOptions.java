package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sites to take. */
final class SelectionOptions {
  static final String BUNDLED = "bundled";

  @Option(
      names = "--corpus",
      paramLabel = "FILE|bundled",
      defaultValue = BUNDLED,
      description =
          "JSON Lines, one site a line, or a list of URLs; 'bundled': the sites that come along.")
  private String corpus = BUNDLED;

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
      description = "Only sites in this language; more than one: in any.")
  private List<String> languages = List.of();

  /** Reads the corpus; of the bundled one, hostile and lab sites only if their tag is asked for. */
  Corpus read() throws MalformedCorpusException {
    return corpus.equals(BUNDLED)
        ? BundledSites.load(tags).corpus()
        : CorpusReader.read(Path.of(corpus));
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
        && (languages.isEmpty() || site.lang().filter(languages::contains).isPresent());
  }

  /** What was asked for, by option. */
  Map<String, String> asked() {
    var asked = new TreeMap<>(filters());
    asked.put("corpus", corpus);
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
