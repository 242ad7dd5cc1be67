package dev.fieldtest.sitecorpus.generated;

import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.KnownFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A kind of page, with what its author expects of the reference extension there. */
record Archetype(Template template) {
  private static final String ALL_LANGUAGES = "*";

  static Archetype parse(String name, String text) {
    return new Archetype(Template.parse(name, text));
  }

  String name() {
    return template.name();
  }

  Expectation expect() {
    return template.value("expect").filter("untouched"::equals).isPresent()
        ? Expectation.UNTOUCHED
        : Expectation.REPLACED;
  }

  /** Tags of its sites, in their order. */
  List<String> tags() {
    List<String> tags = new ArrayList<>(List.of("archetype:" + name()));
    if (expect() == Expectation.UNTOUCHED) {
      tags.add("negative");
    }
    tags.addAll(template.words("tags"));
    return tags;
  }

  /** The languages that it can be in: those that {@code languages} names, else all. */
  List<Language> languages(List<Language> all) {
    return named("languages", all, Language::tag);
  }

  /** The styles that it can be written in: those that {@code styles} names, else all. */
  List<Style> styles(List<Style> all) {
    return named("styles", all, Style::name);
  }

  private <T> List<T> named(String key, List<T> all, Function<T, String> name) {
    List<String> names = template.words(key);
    return names.isEmpty()
        ? all
        : all.stream().filter(each -> names.contains(name.apply(each))).toList();
  }

  /** From {@code known: LANGUAGES DATE REASON}, where the languages are joined by commas or all. */
  Optional<KnownFailure> knownFailure(Language language) {
    for (String line : template.values("known")) {
      String[] parts = line.split(" ", 3);
      if (parts[0].equals(ALL_LANGUAGES) || List.of(parts[0].split(",")).contains(language.tag())) {
        return Optional.of(new KnownFailure(parts[2], LocalDate.parse(parts[1])));
      }
    }
    return Optional.empty();
  }

  /** What is served, by the address that its part names. */
  Map<String, String> parts() {
    return template.parts();
  }
}
