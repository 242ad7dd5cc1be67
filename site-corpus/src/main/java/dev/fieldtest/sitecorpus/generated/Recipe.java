package dev.fieldtest.sitecorpus.generated;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one generated site is made of. Its host name says it all, so that a site can be served whose
 * corpus is not at hand.
 *
 * @param index of the site among those of the seed, from 0
 */
record Recipe(long seed, int index, Archetype archetype, Language language, Style style) {
  private static final Pattern HOST =
      Pattern.compile("[a-z-]+-(\\d{1,6})\\.s(\\d{1,9})\\.bundled\\.test");

  /**
   * The recipe of a site. Sites come in rounds of all archetypes, shuffled anew in each; from round
   * to round an archetype takes another language and style, until it has had all pairs of them.
   */
  static Recipe of(Catalogue catalogue, long seed, int index) {
    Dice dice = new Dice(seed);
    int all = catalogue.archetypes().size();
    int round = index / all;
    Archetype archetype =
        dice.of("round " + round).shuffle(catalogue.archetypes(), Archetype::name).get(index % all);
    Dice own = dice.of(archetype.name());
    List<Language> languages =
        own.shuffle(archetype.languages(catalogue.languages()), Language::tag);
    List<Style> styles = own.shuffle(archetype.styles(catalogue.styles()), Style::name);
    return new Recipe(
        seed,
        index,
        archetype,
        languages.get(round % languages.size()),
        styles.get((round + round / languages.size()) % styles.size()));
  }

  /** The recipe of the site at an address, if that is a generated one. */
  static Optional<Recipe> of(Catalogue catalogue, URI url) {
    Matcher host = HOST.matcher(url.getHost() == null ? "" : url.getHost());
    if (!host.matches()) {
      return Optional.empty();
    }
    Recipe recipe = of(catalogue, Long.parseLong(host.group(2)), Integer.parseInt(host.group(1)));
    return Optional.of(recipe).filter(each -> each.host().equals(url.getHost()));
  }

  String id() {
    return archetype.name() + "-" + language.tag().toLowerCase(Locale.ROOT) + "-" + index;
  }

  /** The host name of its pages. */
  String host() {
    return id() + ".s" + seed + ".bundled.test";
  }

  /** The name of another host, which for browsers belongs to another site. */
  String otherHost() {
    return id() + ".s" + seed + ".bundled.localhost";
  }

  /** Chance for all that is left open. */
  Dice dice() {
    return new Dice(seed).of(id());
  }
}
