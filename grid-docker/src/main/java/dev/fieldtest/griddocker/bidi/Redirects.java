package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.bidi.PageEvent.Redirected;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The redirects of a visit's document, which may be told in any order. For one thread. */
final class Redirects {
  private static final Set<Integer> PERMANENT = Set.of(301, 308);

  private final String start;
  private final Map<String, Redirected> steps = new HashMap<>();

  /**
   * @param start the corpus's URL
   */
  Redirects(URI start) {
    this.start = start.getRawPath().isEmpty() ? start.resolve("/").toString() : start.toString();
  }

  void add(Redirected step) {
    steps.put(step.url(), step);
  }

  /** Where permanent redirects, and nothing else, lead; empty if the first is none. */
  Optional<String> movedTo() {
    var at = withoutFragment(start);
    for (var left = steps.size(); left > 0; left--) { // as often as a loop can differ
      at = permanentTarget(at).orElse(at);
    }
    return Optional.of(at).filter(end -> !end.equals(withoutFragment(start)));
  }

  private Optional<String> permanentTarget(String url) {
    return Optional.ofNullable(steps.get(url))
        .filter(step -> PERMANENT.contains(step.status()))
        .map(step -> withoutFragment(step.target()));
  }

  private static String withoutFragment(String url) {
    return url.replaceFirst("#.*", "");
  }
}
