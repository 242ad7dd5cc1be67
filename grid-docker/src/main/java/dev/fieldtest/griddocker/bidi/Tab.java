package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.BrowserFlags;
import dev.fieldtest.griddocker.bidi.PageEvent.Died;
import dev.fieldtest.griddocker.bidi.PageEvent.Failed;
import dev.fieldtest.griddocker.bidi.PageEvent.Lost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One tab. Used by one thread at a time; events may come from any. */
public final class Tab {
  /** The sandbox in which page scripts run, out of the page's reach. */
  public static final String SANDBOX = "fieldtest";

  /** No page that anybody reads comes near it, within the time that an event may wait. */
  private static final int MOST_EVENTS = 10_000;

  /**
   * In bytes. Measured on the benchmark's pages (bench/engine, lean, 16 tabs): light pages leave
   * about a megabyte each, two heavy ones 40 MB, half of which is garbage.
   */
  private static final long MOST_HEAP = 24 << 20;

  private final Bidi bidi;
  private final Contexts contexts;
  private final String context;
  private final DevTools devTools;
  private volatile boolean grown;
  private final LinkedBlockingQueue<PageEvent> inbox = new LinkedBlockingQueue<>(MOST_EVENTS);

  Tab(Bidi bidi, Contexts contexts, String context, DevTools devTools) {
    this.bidi = bidi;
    this.contexts = contexts;
    this.context = context;
    this.devTools = devTools;
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
   * Readies the tab for another site: has the next page get a renderer of its own if this one's
   * heap has grown. Renderers that are kept hold on to what pages before have left, and give it
   * back late. Does not wait.
   */
  public void renew() {
    if (!contexts.transition().equals(BrowserFlags.NEW_RENDERER)) {
      var unused = devTools.heap().thenAccept(bytes -> grown = bytes > MOST_HEAP);
    }
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
        devTools
            .navigate(url, transition)
            .thenAccept(refusal -> refusal.ifPresent(why -> tell(new Failed("", why))));
  }

  /** Has the tab tell of requests, or not; what is intercepted hangs while it does not. */
  public void hearNetwork(boolean on) {
    devTools.hearNetwork(on);
  }

  /** Has the browser tell of the tab's answers: of redirects, and with which headers pages come. */
  public void hearAnswers() {
    devTools.hearNetwork(true);
    devTools.bypassCache();
    bidi.subscribe(PageEvents.ANSWERS, context);
  }

  /**
   * A picture of what is in sight, as WebP in base64. Only the tab in front is painted; so one tab
   * at a time comes there, which the others do not notice (see {@link DevTools#show}).
   */
  CompletableFuture<Optional<String>> picture() {
    return contexts.inFront(devTools::picture);
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
