package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.extensionundertest.PageScripts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * How the frames of a tab lie in one another. A frame that does not answer within 2 s counts as not
 * there. For one thread.
 */
final class FrameTree {
  private static final Duration QUICK = Duration.ofSeconds(2);

  private final Tab tab;

  FrameTree(Tab tab) {
    this.tab = tab;
  }

  /** Whether the elements that hold a frame, at every level, can be seen. */
  boolean isVisible(String frame) {
    var parent = tab.parentOf(frame);
    return parent.isEmpty() || (isVisible(frame, parent.get()) && isVisible(parent.get()));
  }

  /** Whether selectors of iframes, outermost first, lead from the top to a frame. */
  boolean leadsTo(String frame, List<String> selectors) {
    var at = Optional.of(tab.context());
    for (var selector : selectors) {
      at = at.flatMap(parent -> child(parent, selector));
    }
    return at.filter(frame::equals).isPresent();
  }

  /** Selectors of iframes that lead from the top to a frame; empty if one has none that lasts. */
  Optional<List<String>> pathTo(String frame) {
    var parent = tab.parentOf(frame);
    if (parent.isEmpty()) {
      return Optional.of(List.of());
    }
    return pathTo(parent.get())
        .flatMap(
            above ->
                selector(frame, parent.get())
                    .map(own -> Stream.concat(above.stream(), Stream.of(own)).toList()));
  }

  private Optional<String> selector(String frame, String parent) {
    return owner(frame, parent)
        .flatMap(element -> call(parent, PageScripts.LASTING_SELECTOR, element))
        .map(String::valueOf);
  }

  /** Empty if the frame has gone meanwhile. */
  private Optional<Map<String, Object>> owner(String frame, String parent) {
    try {
      return tab.ownerOf(frame, parent, QUICK);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private boolean isVisible(String frame, String parent) {
    return owner(frame, parent)
        .flatMap(element -> call(parent, PageScripts.IS_VISIBLE, element))
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  /** The frame in the first iframe of another that matches a selector. */
  Optional<String> child(String parent, String selector) {
    return call(parent, PageScripts.FRAME, Tab.string(selector))
        .filter(Map.class::isInstance)
        .map(window -> String.valueOf(((Map<?, ?>) window).get("context")));
  }

  private Optional<Object> call(String frame, String function, Map<String, Object> argument) {
    try {
      var answer =
          tab.callFunction(frame, function, List.of(argument))
              .get(QUICK.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.ofNullable(answer.get("value"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }
}
