package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.PageScripts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    var at = Optional.of(tab.id());
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
    return askedOfOwner(frame, parent, PageScripts.LASTING_SELECTOR)
        .flatMap(answer -> Optional.ofNullable(answer.textValue()));
  }

  private boolean isVisible(String frame, String parent) {
    return askedOfOwner(frame, parent, PageScripts.IS_VISIBLE)
        .filter(JsonNode::asBoolean)
        .isPresent();
  }

  /** What a function of the element that holds a frame returns; empty if it has gone meanwhile. */
  private Optional<JsonNode> askedOfOwner(String frame, String parent, String function) {
    return quickly(
        tab.ownerOf(frame, parent)
            .thenCompose(owner -> tab.callFunction(parent, function, List.of(owner))));
  }

  /** The frame in the first iframe of another that matches a selector. */
  Optional<String> child(String parent, String selector) {
    return quickly(tab.childOf(parent, selector)).flatMap(child -> child);
  }

  private static <T> Optional<T> quickly(CompletableFuture<T> answer) {
    try {
      return Optional.of(answer.get(QUICK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }
}
