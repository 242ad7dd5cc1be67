package dev.fieldtest.sitecorpus.generated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills in the tags of a site's templates. {@code {{name}}} is, whichever is first: a value of the
 * part that it stands in, one of the tags below, a part of the style that is written with the word
 * that follows, or a word of the language. Not thread-safe.
 */
final class PageWriter {
  private static final Pattern TAG = Pattern.compile("\\{\\{([^{}]+)\\}\\}");
  private static final List<String> LINKS =
      List.of("home", "help", "contact", "privacy", "newsletter", "address", "coupon", "card");
  private static final List<String> PROSE = List.of("article", "cookies");

  private final Catalogue catalogue;
  private final Recipe recipe;
  private final Dice dice;
  private final Inputs inputs;
  private int linked;

  PageWriter(Catalogue catalogue, Recipe recipe) {
    this.catalogue = catalogue;
    this.recipe = recipe;
    this.dice = recipe.dice();
    this.inputs = new Inputs(catalogue, recipe, this::fill);
  }

  /** A text with nothing left to fill in. */
  String fill(String text) {
    return fill(text, Map.of());
  }

  /** A whole page around what an archetype has to say, unless that is a whole page already. */
  String page(String body) {
    return whole(body) ? fill(body) : fill(recipe.style().part("page"), Map.of("body", fill(body)));
  }

  /** A page of the frame's kind, with nothing around it. */
  String bare(String body) {
    return whole(body)
        ? fill(body)
        : fill(part(catalogue.frame(), "bare"), Map.of("body", fill(body)));
  }

  String selector(String key) {
    return inputs.get(key).selector();
  }

  private static boolean whole(String body) {
    return body.startsWith("<!doctype") || body.startsWith("<html");
  }

  private String fill(String text, Map<String, String> values) {
    return TAG.matcher(text)
        .replaceAll(tag -> Matcher.quoteReplacement(value(tag.group(1).strip(), values)));
  }

  private String value(String tag, Map<String, String> values) {
    List<String> words = List.of(tag.split("\\s+"));
    String name = words.get(0);
    List<String> rest = words.subList(1, words.size());
    if (values.containsKey(name)) {
      return values.get(name);
    }
    return rest.isEmpty()
        ? single(name)
        : withArguments(name, values.getOrDefault(rest.get(0), rest.get(0)), rest);
  }

  private String single(String name) {
    return switch (name) {
      case "lang" -> recipe.language().tag();
      case "dir" -> recipe.language().direction();
      case "other" -> "http://" + recipe.otherHost();
      case "brand" -> dice.choose("brand", catalogue.frame().words("brands"));
      case "pagetitle" -> word(recipe.archetype().template().value("title").orElse("title"));
      case "token" -> dice.hash("token 1") + dice.hash("token 2") + dice.hash("token 3");
      case "top", "foot" -> fill(surroundings(name));
      case "csrf", "finder", "mailing" -> fill(part(catalogue.frame(), name));
      default -> word(name);
    };
  }

  private String withArguments(String name, String first, List<String> all) {
    return switch (name) {
      case "field" -> field(first, all.subList(1, all.size()));
      case "input" -> inputs.element(first, all.subList(1, all.size()));
      case "selector" -> selector(first);
      case "label" -> inputs.get(first).label();
      case "hash" -> dice.hash(first);
      case "links" -> repeat(first, number -> fill(style("item"), Map.of("text", link(number))));
      case "prose" -> repeat(first, number -> "<p>" + word(PROSE.get(number % 2)) + "</p>");
      default ->
          fill(
              style(name),
              Map.of("text", word(first), "key", first, "id", first + "-" + dice.hash(first)));
    };
  }

  private String field(String key, List<String> own) {
    Field field = inputs.get(key);
    String id = field.attributes().getOrDefault("id", key + "-" + dice.hash(key));
    return fill(
        style("field"),
        Map.of("label", field.label(), "id", id, "key", key, "input", inputs.element(key, own)));
  }

  private String repeat(String count, IntFunction<String> each) {
    return IntStream.range(0, Integer.parseInt(count))
        .mapToObj(each)
        .collect(Collectors.joining("\n"));
  }

  private String link(int number) {
    linked++;
    return word(dice.choose("link " + linked + "." + number, LINKS));
  }

  private String style(String part) {
    return recipe.style().has(part) ? recipe.style().part(part) : part(catalogue.frame(), part);
  }

  /** More or less of what stands around a page's content, as chance will have it. */
  private String surroundings(String side) {
    int most =
        (int)
            catalogue.frame().parts().keySet().stream()
                .filter(each -> each.startsWith(side))
                .count();
    return part(catalogue.frame(), side + (1 + dice.roll("size", most)));
  }

  private String part(Template template, String name) {
    return Optional.ofNullable(template.parts().get(name)).orElseThrow(() -> unknown(name));
  }

  private String word(String name) {
    return recipe.language().word(name).orElseThrow(() -> unknown(name));
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(recipe.id() + ": neither a tag nor a word is " + name);
  }
}
