package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.BrowserFlags;
import dev.fieldtest.griddocker.bidi.PageEvent.Died;
import dev.fieldtest.griddocker.bidi.PageEvent.Lost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One tab. Used by one thread at a time; events may come from any. */
public final class Tab {
  /** The sandbox in which page scripts run, out of the page's reach. */
  public static final String SANDBOX = "fieldtest";

  /** No page that anybody reads comes near it, within the time that an event may wait. */
  private static final int MOST_EVENTS = 10_000;

  /**
   * In bytes. Measured on the benchmark's pages (bench/engine, lean, 16 tabs): a kept renderer has
   * 6 to 14 MB after light pages, and 40 MB after two heavy ones, half of which is garbage.
   */
  private static final long MOST_HEAP = 20 << 20;

  private static final Duration PREPARE = Duration.ofSeconds(10);

  private static final Duration PICTURE = Duration.ofSeconds(2);

  private static final Pattern NET_ERROR = Pattern.compile("net::[A-Z0-9_]+");

  private final Bidi bidi;
  private final Contexts contexts;
  private final String context;
  private final String cdpSession;
  private volatile boolean grown;
  private final LinkedBlockingQueue<PageEvent> inbox = new LinkedBlockingQueue<>(MOST_EVENTS);

  /**
   * @param cdpSession ChromeDriver's name for the tab's DevTools session
   */
  Tab(Bidi bidi, Contexts contexts, String context, String cdpSession) {
    this.bidi = bidi;
    this.contexts = contexts;
    this.context = context;
    this.cdpSession = cdpSession;
  }

  /** BiDi's id of the tab. */
  public String context() {
    return context;
  }

  void tell(PageEvent event) {
    if (!inbox.offer(event)) {
      inbox.clear();
      var full = new Died("the page floods the browser with events");
      var unused = inbox.offer(event instanceof Lost ? event : full);
    }
  }

  /** The next event, or null when the time is up first. */
  @Nullable PageEvent next(Duration atMost) throws InterruptedException {
    return inbox.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
  }

  Optional<String> parentOf(String frame) {
    return contexts.parent(frame);
  }

  List<String> frames() {
    return contexts.framesOf(context);
  }

  /**
   * Has the tab's pages believe that they are in front, as a user's are: hidden ones run no
   * animation frames, and some wait with their form. WebDriver BiDi has no word for it.
   */
  void show() {
    Bidi.await(
        "Emulation.setFocusEmulationEnabled",
        devTools("Emulation.setFocusEmulationEnabled", Map.of("enabled", true)),
        PREPARE);
  }

  /**
   * Whether the tab tells of requests, which ChromeDriver's BiDi has every tab do, and has the
   * browser keep all bodies, whether or not anybody listens: a fifth of what a light page costs.
   * What is intercepted hangs while it does not.
   */
  public void hearNetwork(boolean on) {
    var method = on ? "Network.enable" : "Network.disable";
    Bidi.await(method, devTools(method, Map.of()), PREPARE);
  }

  /**
   * Has the next page get a renderer of its own if this one's heap has grown. Renderers that are
   * kept hold on to what pages before have left, and give it back late. Does not wait.
   */
  public void renewIfGrown() {
    var unused =
        devTools("Runtime.getHeapUsage", Map.of())
            .thenAccept(answer -> grown = heap(answer) > MOST_HEAP);
  }

  /**
   * Begins a navigation and returns at once; what becomes of it is told by events.
   *
   * <p>By DevTools, for WebDriver's own command means an address that is typed.
   */
  void navigate(String url) {
    inbox.clear();
    var transition = grown ? BrowserFlags.NEW_RENDERER : contexts.transition();
    grown = false;
    var unused =
        devTools("Page.navigate", Map.of("url", url, "transitionType", transition))
            .whenComplete((answer, failure) -> refused(answer, failure).ifPresent(this::tell));
  }

  /** Has the browser tell of the tab's answers: of redirects, and with which headers pages come. */
  public void hearAnswers() {
    hearNetwork(true);
    bidi.subscribe(PageEvents.ANSWERS, context);
  }

  /**
   * A picture of what is in sight, as WebP in base64. Only the tab in front is painted; so one tab
   * at a time comes there, which the others do not notice (see {@link #show}).
   */
  CompletableFuture<Optional<String>> picture() {
    var params = Map.<String, Object>of("format", "webp", "quality", 50, "optimizeForSpeed", true);
    return contexts.inFront(
        () ->
            devTools("Page.bringToFront", Map.of())
                .thenCompose(shown -> devTools("Page.captureScreenshot", params))
                .orTimeout(PICTURE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(Tab::data));
  }

  private static Optional<String> data(Map<String, Object> answer) {
    return answer.get("result") instanceof Map<?, ?> result
            && result.get("data") instanceof String data
        ? Optional.of(data)
        : Optional.empty();
  }

  private static Optional<PageEvent> refused(
      @Nullable Map<String, Object> answer, @Nullable Throwable failure) {
    var text =
        failure != null
            ? String.valueOf(failure.getMessage())
            : answer != null && answer.get("result") instanceof Map<?, ?> result
                ? String.valueOf(result.get("errorText"))
                : "";
    var name = NET_ERROR.matcher(text);
    if (failure == null && !name.find()) {
      return Optional.empty();
    }
    var reason =
        name.reset().find() ? name.group() : text.lines().findFirst().orElse("navigation failed");
    return Optional.of(new PageEvent.Failed("", reason));
  }

  /** Scripts' heap and documents', in bytes, as DevTools tells them. */
  private static long heap(Map<String, Object> answer) {
    return answer.get("result") instanceof Map<?, ?> usage
            && usage.get("usedSize") instanceof Number scripts
            && usage.get("embedderHeapUsedSize") instanceof Number documents
        ? scripts.longValue() + documents.longValue()
        : 0;
  }

  private CompletableFuture<Map<String, Object>> devTools(
      String method, Map<String, Object> params) {
    return bidi.send(
        "goog:cdp.sendCommand", Map.of("session", cdpSession, "method", method, "params", params));
  }

  /**
   * Calls a function in the sandbox of a frame; the future holds BiDi's form of what it returns or
   * resolves with.
   */
  CompletableFuture<Map<String, Object>> callFunction(
      String frame, String function, List<Map<String, Object>> arguments) {
    return bidi.send(
            "script.callFunction",
            Map.of(
                "target",
                Map.of("context", frame, "sandbox", SANDBOX),
                "functionDeclaration",
                function,
                "arguments",
                arguments,
                "awaitPromise",
                true))
        .thenApply(Tab::result);
  }

  /** Calls a function without waiting for anything. */
  void tellFunction(String frame, String function) {
    var unused = callFunction(frame, function, List.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> result(Map<String, Object> answer) {
    if (answer.get("result") instanceof Map<?, ?> result && "success".equals(answer.get("type"))) {
      return (Map<String, Object>) result;
    }
    throw new IllegalStateException("page script failed: " + answer.get("exceptionDetails"));
  }

  /** A string as an argument of {@link #callFunction}. */
  static Map<String, Object> string(String value) {
    return Map.of("type", "string", "value", value);
  }

  /** Calls a function that takes strings and tells true or false. */
  public boolean test(String function, List<String> arguments, Duration timeout) {
    var values = arguments.stream().map(Tab::string).toList();
    var answer =
        Bidi.await("script.callFunction", callFunction(context, function, values), timeout);
    return Boolean.TRUE.equals(answer.get("value"));
  }

  /** The element that holds a frame, as an argument of {@link #callFunction} in its parent. */
  Optional<Map<String, Object>> ownerOf(String frame, String parent, Duration timeout) {
    var answer =
        Bidi.await(
            "browsingContext.locateNodes",
            bidi.send(
                "browsingContext.locateNodes",
                Map.of(
                    "context",
                    parent,
                    "locator",
                    Map.of("type", "context", "value", Map.of("context", frame)))),
            timeout);
    var nodes = new ArrayList<>((List<?>) answer.getOrDefault("nodes", List.of()));
    return nodes.isEmpty() || !(nodes.get(0) instanceof Map<?, ?> node)
        ? Optional.empty()
        : Optional.of(Map.of("sharedId", String.valueOf(node.get("sharedId"))));
  }

  /** Closes the tab. Does not wait, does not throw. */
  public void close() {
    contexts.forget(this);
    var unused = bidi.send("browsingContext.close", Map.of("context", context));
  }
}
