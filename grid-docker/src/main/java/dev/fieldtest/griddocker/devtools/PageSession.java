package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a tab as a whole is asked. Thread-safe.
 *
 * @param watched whether somebody looks at the tab's window
 */
record PageSession(Session session, boolean watched) {
  private static final Duration PICTURE = Duration.ofSeconds(2);

  /**
   * Has the tab's pages believe that they are in front, as a user's are: hidden ones run no
   * animation frames, and some wait with their form.
   */
  void show() {
    session.call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
  }

  /**
   * Has the tab tell of requests, and each of them go to its server, for what is cached is not told
   * of. Other tabs do not: it is a fifth of what a light page costs.
   */
  void hearNetwork() {
    session.call("Network.enable", Map.of());
    session.call("Network.setCacheDisabled", Map.of("cacheDisabled", true));
  }

  /** How much scripts and documents have on the heap, in bytes; 0 if the page does not tell. */
  CompletableFuture<Long> heap() {
    return session
        .send("Runtime.getHeapUsage", Map.of())
        .thenApply(
            usage -> usage.path("usedSize").asLong() + usage.path("embedderHeapUsedSize").asLong());
  }

  /**
   * Begins a navigation.
   *
   * @param transition how the address is come by, such as {@code link}
   */
  CompletableFuture<NavigateAnswer> navigate(String url, String transition) {
    return session
        .send("Page.navigate", Map.of("url", url, "transitionType", transition))
        .handle(NavigateAnswer::of);
  }

  /** Loads the document once more that is there. */
  void reload() {
    var unused = session.send("Page.reload", Map.of());
  }

  /**
   * A picture of what is in sight once the tab is in front, as WebP in base64. For that time its
   * window is drawn.
   */
  CompletableFuture<Optional<String>> picture() {
    var params = Map.of("format", "webp", "quality", 50, "optimizeForSpeed", true);
    var picture =
        window("normal")
            .thenCompose(drawn -> session.send("Page.bringToFront", Map.of()))
            .thenCompose(shown -> session.send("Page.captureScreenshot", params))
            .orTimeout(PICTURE.toMillis(), TimeUnit.MILLISECONDS)
            .thenApply(answer -> Optional.ofNullable(answer.path("data").textValue()));
    return picture
        .handle((data, failure) -> "taken")
        .thenCompose(taken -> hideWindow())
        .thenCompose(hidden -> picture);
  }

  /**
   * Has the tab's window not be drawn if nobody looks, which else it is for each title and throbber
   * that changes in it: a tenth of what a light page costs. Does not fail.
   */
  CompletableFuture<String> hideWindow() {
    return window("minimized");
  }

  private CompletableFuture<String> window(String state) {
    return watched
        ? CompletableFuture.completedFuture(state)
        : session
            .send("Browser.getWindowForTarget", Map.of())
            .thenCompose(window -> session.send("Browser.setWindowBounds", bounds(window, state)))
            .orTimeout(PICTURE.toMillis(), TimeUnit.MILLISECONDS)
            .handle((done, failure) -> state);
  }

  private static Map<String, ?> bounds(JsonNode window, String state) {
    return Map.of(
        "windowId", window.path("windowId").asInt(), "bounds", Map.of("windowState", state));
  }
}
