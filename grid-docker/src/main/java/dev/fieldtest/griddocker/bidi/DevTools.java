package dev.fieldtest.griddocker.bidi;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tab is asked by Chromium's DevTools, for want of a word in WebDriver BiDi. Thread-safe.
 *
 * @param session ChromeDriver's name for the tab's DevTools session
 * @param watched whether somebody looks at the tab's window
 */
record DevTools(Bidi bidi, String session, boolean watched) {
  private static final Duration PREPARE = Duration.ofSeconds(10);
  private static final Duration PICTURE = Duration.ofSeconds(2);
  private static final Pattern NET_ERROR = Pattern.compile("net::[A-Z0-9_]+");

  /**
   * Has the tab's pages believe that they are in front, as a user's are: hidden ones run no
   * animation frames, and some wait with their form.
   */
  void show() {
    Bidi.await(
        "Emulation.setFocusEmulationEnabled",
        send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true)),
        PREPARE);
  }

  /**
   * Whether the tab tells of requests, which ChromeDriver's BiDi has every tab do, and has the
   * browser keep all bodies, whether or not anybody listens: a fifth of what a light page costs.
   * What is intercepted hangs while it does not.
   */
  void hearNetwork(boolean on) {
    var method = on ? "Network.enable" : "Network.disable";
    Bidi.await(method, send(method, Map.of()), PREPARE);
  }

  /** Has each request of the tab go to its server, for what is cached is not told of. */
  void bypassCache() {
    var method = "Network.setCacheDisabled";
    Bidi.await(method, send(method, Map.of("cacheDisabled", true)), PREPARE);
  }

  /** How much scripts and documents have on the heap, in bytes; 0 if the page does not tell. */
  CompletableFuture<Long> heap() {
    return send("Runtime.getHeapUsage", Map.of())
        .thenApply(
            answer ->
                answer.get("result") instanceof Map<?, ?> usage
                        && usage.get("usedSize") instanceof Number scripts
                        && usage.get("embedderHeapUsedSize") instanceof Number documents
                    ? scripts.longValue() + documents.longValue()
                    : 0L);
  }

  /**
   * Begins a navigation.
   *
   * @param transition how the address is come by, such as {@code link}
   * @return why there will be no document, if that is known at once
   */
  CompletableFuture<Optional<String>> navigate(String url, String transition) {
    return send("Page.navigate", Map.of("url", url, "transitionType", transition))
        .handle(DevTools::refusal);
  }

  /**
   * A picture of what is in sight once the tab is in front, as WebP in base64. For that time its
   * window is drawn.
   */
  CompletableFuture<Optional<String>> picture() {
    var params = Map.<String, Object>of("format", "webp", "quality", 50, "optimizeForSpeed", true);
    var picture =
        window("normal")
            .thenCompose(drawn -> send("Page.bringToFront", Map.of()))
            .thenCompose(shown -> send("Page.captureScreenshot", params))
            .orTimeout(PICTURE.toMillis(), TimeUnit.MILLISECONDS)
            .thenApply(DevTools::data);
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
        : send("Browser.getWindowForTarget", Map.of())
            .thenCompose(answer -> send("Browser.setWindowBounds", bounds(answer, state)))
            .orTimeout(PICTURE.toMillis(), TimeUnit.MILLISECONDS)
            .handle((done, failure) -> state);
  }

  private static Map<String, Object> bounds(Map<String, Object> answer, String state) {
    var id = answer.get("result") instanceof Map<?, ?> window ? window.get("windowId") : null;
    return Map.of(
        "windowId", Objects.requireNonNull(id, "a window"), "bounds", Map.of("windowState", state));
  }

  private static Optional<String> refusal(
      @Nullable Map<String, Object> answer, @Nullable Throwable failure) {
    var text =
        failure != null
            ? String.valueOf(failure.getMessage())
            : answer != null && answer.get("result") instanceof Map<?, ?> result
                ? String.valueOf(result.get("errorText"))
                : "";
    var name = NET_ERROR.matcher(text);
    if (name.find()) {
      return Optional.of(name.group());
    }
    return failure == null
        ? Optional.empty()
        : Optional.of(text.lines().findFirst().orElse("navigation failed"));
  }

  private static Optional<String> data(Map<String, Object> answer) {
    return answer.get("result") instanceof Map<?, ?> result
            && result.get("data") instanceof String data
        ? Optional.of(data)
        : Optional.empty();
  }

  private CompletableFuture<Map<String, Object>> send(String method, Map<String, Object> params) {
    return bidi.send(
        "goog:cdp.sendCommand", Map.of("session", session, "method", method, "params", params));
  }
}
