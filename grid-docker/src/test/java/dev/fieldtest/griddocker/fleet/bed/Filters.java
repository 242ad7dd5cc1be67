package dev.fieldtest.griddocker.fleet.bed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a request narrows its answer by.
 *
 * @param wanted the values that are wanted, by the filters' names
 */
record Filters(Map<String, List<String>> wanted) {
  /**
   * Reads them all.
   *
   * @param known their names, or how they begin; EC2 refuses others
   */
  static Filters of(Query query, Set<String> known) {
    var wanted =
        query.parts("Filter").stream()
            .collect(Collectors.toMap(each -> each.required("Name"), each -> each.texts("Value")));
    for (var name : wanted.keySet()) {
      if (known.stream().noneMatch(name::startsWith)) {
        throw new Refusal("InvalidParameterValue", "The filter '" + name + "' is invalid");
      }
    }
    return new Filters(wanted);
  }

  /** Whether something that has these values passes all of them. */
  boolean pass(Function<String, String> values) {
    return wanted.entrySet().stream()
        .allMatch(each -> each.getValue().contains(values.apply(each.getKey())));
  }
}
