package dev.fieldtest.extensionundertest;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules by which walls and other pages before a site are recognised; never bypassed. */
public final class WallRules {
  /**
   * A JSON array of rules, in order of precedence, as {@code wall-rules.schema.json} tells. Of what
   * a rule says, all must hold.
   */
  public static final String JSON = Resource.text("wall-rules.json");

  private static final List<Rule> RULES = read();

  private WallRules() {}

  /** What of a rule is looked at outside the page; the page scripts look at the rest. */
  private record Rule(String name, Map<String, Pattern> headers) {
    static Rule of(JsonNode rule) {
      return new Rule(
          rule.path("name").asText(),
          rule.path("headers").properties().stream()
              .collect(toUnmodifiableMap(Map.Entry::getKey, each -> pattern(each.getValue()))));
    }

    private static Pattern pattern(JsonNode text) {
      return Pattern.compile(text.asText(), Pattern.CASE_INSENSITIVE);
    }

    /** Whether each of its headers is there, with a value in which its expression is found. */
    boolean holds(Map<String, String> actual) {
      return headers.entrySet().stream()
          .allMatch(
              header ->
                  actual.containsKey(header.getKey())
                      && header
                          .getValue()
                          .matcher(actual.getOrDefault(header.getKey(), ""))
                          .find());
    }
  }

  private static List<Rule> read() {
    try {
      var rules = new ArrayList<Rule>();
      new JsonMapper().readTree(JSON).forEach(rule -> rules.add(Rule.of(rule)));
      return List.copyOf(rules);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the wall rules are broken", e);
    }
  }

  /** The names of all rules, in order of precedence. */
  public static List<String> names() {
    return RULES.stream().map(Rule::name).toList();
  }

  /**
   * The first rule that holds.
   *
   * @param met the names of rules that the page itself meets
   * @param headers with which its document came, by name in lower case; empty if not known
   */
  public static Optional<String> first(List<String> met, Map<String, String> headers) {
    return RULES.stream()
        .filter(rule -> met.contains(rule.name()) && rule.holds(headers))
        .map(Rule::name)
        .findFirst();
  }
}
