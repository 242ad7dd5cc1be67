package dev.fieldtest.griddocker.devtools;

import dev.fieldtest.griddocker.devtools.PageEvent.Answered;
import dev.fieldtest.griddocker.devtools.PageEvent.Redirected;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What servers answered to a visit's navigation, told in their order, but perhaps after the page is
 * there. For one thread.
 */
final class Answers {
  private static final Set<Integer> PERMANENT = Set.of(301, 308);

  /** They come apart from pages, a moment late at most where the machine has time to tell them. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private final String frame;
  private final String start;
  private final Map<String, Redirected> steps = new HashMap<>();
  private Optional<Answered> document = Optional.empty();

  /**
   * @param frame DevTools' id of the top frame of the tab that the visit is in
   * @param start the corpus's URL
   */
  Answers(String frame, URI start) {
    this.frame = frame;
    this.start = start.getRawPath().isEmpty() ? start.resolve("/").toString() : start.toString();
  }

  /** Notes an event if it is such an answer; those of frames are none of the document. */
  boolean take(PageEvent event) {
    if (event instanceof Redirected step) {
      if (step.frame().equals(frame)) {
        steps.put(step.url(), step);
      }
      return true;
    } else if (event instanceof Answered answer) {
      if (answer.frame().equals(frame)) {
        document = Optional.of(answer);
      }
      return true;
    }
    return false;
  }

  /** Takes what the tab is still to be told of, as far as it comes in time. */
  void hearOut(Tab tab) throws InterruptedException {
    var until = System.nanoTime() + LATE.toNanos();
    while (!areTold()) {
      var event = tab.next(Duration.ofNanos(until - System.nanoTime()));
      if (event == null) {
        return;
      }
      take(event);
    }
  }

  /** With which headers the document came, by name in lower case; empty before that is told. */
  Map<String, String> headers() {
    return document.map(Answered::headers).orElse(Map.of());
  }

  /** Whether the document's answer was told, and with it all redirects before it. */
  boolean areTold() {
    return document.isPresent();
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
