package dev.fieldtest.sitecorpus.generated;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The inputs of one page, each by the key that its archetype names it with. Not thread-safe. */
final class Inputs {
  /** Of ten authors two forbid completion, and one gets it right. */
  private static final List<String> USUAL =
      List.of("off", "off", "right", "", "", "", "", "", "", "");

  private final Catalogue catalogue;
  private final Recipe recipe;
  private final BiFunction<String, Map<String, String>, String> fill;
  private final Map<String, Field> known = new HashMap<>();

  /**
   * @param fill puts values into the tags of an attribute
   */
  Inputs(Catalogue catalogue, Recipe recipe, BiFunction<String, Map<String, String>, String> fill) {
    this.catalogue = catalogue;
    this.recipe = recipe;
    this.fill = fill;
  }

  /**
   * The input of a key: a kind's name, and a number if the page has more than one of that kind.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  Field get(String key) {
    return known.computeIfAbsent(key, this::make);
  }

  /** The element, with attributes of its own that go before the style's: {@code name=value}. */
  String element(String key, List<String> own) {
    Map<String, String> attributes = new LinkedHashMap<>(get(key).attributes());
    for (String each : own) {
      String[] parts = each.split("=", 2);
      attributes.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return attributes.entrySet().stream()
        .map(each -> each.getKey() + "=\"" + each.getValue() + "\"")
        .collect(Collectors.joining(" ", "<input ", ">"));
  }

  private Field make(String key) {
    Dice dice = recipe.dice().of(key);
    String number = key.replaceAll("\\D", "");
    String name = key.replaceAll("\\d", "");
    FieldKind kind = kind(name.equals("user") ? account() : name);
    String label = word(kind.label());
    Map<String, String> values =
        Map.of("name", dice.choose("name", kind.names()) + number, "key", key, "label", label);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("type", kind.type());
    recipe
        .style()
        .attributes()
        .forEach((each, text) -> attributes.put(each, fill.apply(text, values)));
    completion(kind, dice).ifPresent(token -> attributes.put("autocomplete", token));
    habits(dice, attributes);
    return new Field(label, attributes, recipe.style().hook());
  }

  /** What a site calls its users by, the same on the whole page. */
  private String account() {
    return recipe.dice().roll("account", 100) < 50 ? "email" : "username";
  }

  private FieldKind kind(String name) {
    FieldKind kind = catalogue.kinds().get(name);
    if (kind == null) {
      throw new IllegalArgumentException(recipe.archetype().name() + ": no field is " + name);
    }
    return kind;
  }

  private String word(String name) {
    return recipe.language().word(name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  private Optional<String> completion(FieldKind kind, Dice dice) {
    Optional<String> asked = recipe.archetype().template().value("autocomplete");
    String policy = asked.orElseGet(() -> dice.choose("completion", USUAL));
    return switch (policy) {
      case "right" -> Optional.of(kind.token());
      case "off" -> Optional.of("off");
      case "wrong" -> Optional.of(kind.type().equals("password") ? "new-password" : "nope");
      default -> Optional.empty();
    };
  }

  /** Attributes that have no effect here, as often as saved pages have them. */
  private void habits(Dice dice, Map<String, String> attributes) {
    for (String habit : catalogue.frame().values("habit")) {
      String[] parts = habit.split("[ =]", 3);
      if (dice.roll(parts[1], 100) < Integer.parseInt(parts[0])) {
        attributes.putIfAbsent(parts[1], parts[2]);
      }
    }
  }
}
