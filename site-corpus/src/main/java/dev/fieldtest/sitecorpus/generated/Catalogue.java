package dev.fieldtest.sitecorpus.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * All that sites are made from, as the resources beside this class have it. The order is that of
 * {@code catalogue.txt}, for picks depend on it.
 *
 * @param kinds by the key that archetypes name them with
 * @param frame parts of pages around what an archetype is about
 */
record Catalogue(
    List<Archetype> archetypes,
    List<Language> languages,
    List<Style> styles,
    Map<String, FieldKind> kinds,
    Template frame) {
  private static final Catalogue BUNDLED = read();

  static Catalogue bundled() {
    return BUNDLED;
  }

  private static Catalogue read() {
    Map<String, String> index = entries(resource("catalogue.txt"), ":");
    Map<String, FieldKind> kinds = new LinkedHashMap<>();
    entries(resource("fields.txt"), ":")
        .forEach((key, text) -> kinds.put(key, FieldKind.parse(text)));
    return new Catalogue(
        all(index, "archetypes", ".html", (name, text) -> Archetype.parse(name, text)),
        all(index, "languages", ".txt", (name, text) -> new Language(name, entries(text, "="))),
        all(index, "styles", ".html", (name, text) -> new Style(Template.parse(name, text))),
        kinds,
        Template.parse("frame", resource("frame.html")));
  }

  private static <T> List<T> all(
      Map<String, String> index, String kind, String ending, BiFunction<String, String, T> read) {
    String names = Objects.requireNonNull(index.get(kind), kind);
    return List.of(names.split(" +")).stream()
        .map(name -> read.apply(name, resource(kind + "/" + name + ending)))
        .toList();
  }

  /** Lines {@code key: value}; a line that begins with spaces goes on with the one before. */
  private static Map<String, String> entries(String text, String separator) {
    Map<String, String> entries = new LinkedHashMap<>();
    String joined = text.replaceAll("(?m)^#.*\n", "").replaceAll("\n +", " ");
    for (String line : joined.lines().filter(each -> !each.isBlank()).toList()) {
      String[] entry = line.split(separator, 2);
      entries.put(entry[0].strip(), entry[1].strip());
    }
    return entries;
  }

  private static String resource(String name) {
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
