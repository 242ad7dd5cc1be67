package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.BrowserFlags;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.devtools.Connection.RefusedException;
import dev.fieldtest.griddocker.devtools.PageEvent.Committed;
import dev.fieldtest.griddocker.devtools.PageEvent.Died;
import dev.fieldtest.griddocker.devtools.PageEvent.Failed;
import dev.fieldtest.griddocker.devtools.PageEvent.Gone;
import dev.fieldtest.griddocker.devtools.PageEvent.Interactive;
import dev.fieldtest.griddocker.devtools.PageEvent.Lost;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One tab. Used by one thread at a time; events may come from any. */
public final class Tab {
  /** The world in which page scripts run, out of the page's reach. */
  static final String WORLD = "fieldtest";

  /** No page that anybody reads comes near it, within the time that an event may wait. */
  private static final int MOST_EVENTS = 10_000;

  /**
   * In bytes. Measured on the benchmark's pages (bench/engine, lean, 16 tabs): light pages leave
   * about a megabyte each, two heavy ones 40 MB, half of which is garbage.
   */
  private static final long MOST_HEAP = 24 << 20;

  private static final Duration OPEN = Duration.ofSeconds(10);

  private final Tabs tabs;
  private final String id;
  private final PageSession page;
  private final Frames frames = new Frames();
  private final Targets targets;
  private final LinkedBlockingQueue<PageEvent> inbox = new LinkedBlockingQueue<>(MOST_EVENTS);
  private volatile boolean grown;
  private volatile boolean gone;

  Tab(Tabs tabs, String id, PageSession page) {
    this.tabs = tabs;
    this.id = id;
    this.page = page;
    this.targets = new Targets(page.session(), frames, tabs.preloads(), this::tell);
  }

  /** DevTools' id of the tab, and of its top frame. */
  public String id() {
    return id;
  }

  void begin() {
    targets.begin(id);
    page.show();
    var unused = tabs.inFront(page::hideWindow);
  }

  void tell(PageEvent event) {
    gone |= event.equals(new Gone(id));
    if (!inbox.offer(event)) {
      inbox.clear();
      var full = new Died("the page floods the browser with events");
      var unused = inbox.offer(event instanceof Lost ? event : full);
    }
  }

  /** Whether it was closed by somebody else. */
  public boolean isGone() {
    return gone;
  }

  /** The next event, or null when the time is up first. */
  @Nullable PageEvent next(Duration atMost) throws InterruptedException {
    return inbox.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
  }

  Optional<String> parentOf(String frame) {
    return frames.parent(frame);
  }

  List<String> frames() {
    return frames.inner();
  }

  /** Whether a frame has a document in which scripts can be called. */
  boolean answers(String frame) {
    return frames.world(frame).isPresent();
  }

  /**
   * Readies the tab for another site: has the next page get a renderer of its own if this one's
   * heap has grown. Renderers that are kept hold on to what pages before have left, and give it
   * back late. Does not wait.
   */
  public void renew() {
    if (!tabs.transition().equals(BrowserFlags.NEW_RENDERER)) {
      var unused = page.heap().thenAccept(bytes -> grown = bytes > MOST_HEAP);
    }
  }

  /**
   * Begins a navigation and returns at once; what becomes of it is told by events.
   *
   * @return the browser's answer, after what it means was told; fails if the browser is lost
   */
  CompletableFuture<NavigateAnswer> navigate(String url) {
    inbox.clear();
    var transition = grown ? BrowserFlags.NEW_RENDERER : tabs.transition();
    grown = false;
    return page.navigate(url, transition).thenApply(this::noted).whenComplete(this::noteLoss);
  }

  /** It may have been told just before the events of the page before were forgotten. */
  private void noteLoss(@Nullable NavigateAnswer answer, @Nullable Throwable failure) {
    if (failure != null && failure.getCause() instanceof GridException loss) {
      tell(new Lost(loss));
    }
  }

  private NavigateAnswer noted(NavigateAnswer answer) {
    if (answer.refusal().isPresent()) {
      tell(new Failed("", answer.refusal().get()));
    } else if (answer.navigation().isEmpty()) {
      page.reload(); // Nothing but the fragment differs from the address of the page before.
    }
    return answer;
  }

  /**
   * Opens an address, and waits until its document is interactive.
   *
   * @throws RefusedException if there is no document
   * @throws GridException if there is none within 10 s, or the browser is lost
   */
  public void open(String url) {
    var answer = Connection.await("Page.navigate", navigate(url), OPEN);
    if (answer.refusal().isPresent()) {
      throw new RefusedException(url + ": " + answer.refusal().get(), null);
    }
    try {
      var committed = false;
      for (var event = next(OPEN); !(committed && isInteractive(event)); event = next(OPEN)) {
        if (event == null) {
          throw new GridException(AbortCause.GRID_LOST, url + " does not become interactive");
        } else if (event instanceof Lost lost) {
          throw lost.failure();
        }
        committed |= event.equals(new Committed(id, answer.navigation()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GridException(AbortCause.RUNNER_LOST, "interrupted", e);
    }
  }

  private boolean isInteractive(@Nullable PageEvent event) {
    return event instanceof Interactive document && document.frame().equals(id);
  }

  /** Answers an address with a document from now on, instead of its server. */
  public void serve(String url, String html) {
    targets.serve(url, html);
  }

  /** Leaves all addresses to their servers. */
  public void serveNothing() {
    targets.serveNothing();
  }

  /** Has the browser tell of the tab's answers: of redirects, and with which headers pages come. */
  public void hearAnswers() {
    page.hearNetwork();
  }

  /**
   * A picture of what is in sight, as WebP in base64. Only the tab in front is painted; so one tab
   * at a time comes there, which the others do not notice (see {@link PageSession#show}).
   */
  CompletableFuture<Optional<String>> picture() {
    return tabs.inFront(page::picture);
  }

  /**
   * Calls a function in the observer's world of a frame; the future holds what it returns or
   * resolves with.
   */
  CompletableFuture<JsonNode> callFunction(
      String frame, String function, List<Map<String, String>> arguments) {
    return call(frame, function, arguments, true).thenApply(result -> result.path("value"));
  }

  private CompletableFuture<JsonNode> call(
      String frame, String function, List<Map<String, String>> arguments, boolean byValue) {
    var world = frames.world(frame);
    if (world.isEmpty()) {
      return CompletableFuture.failedFuture(new IllegalStateException("no document in " + frame));
    }
    var params = new HashMap<String, Object>();
    params.put("functionDeclaration", function);
    params.put("executionContextId", world.get().context());
    params.put("arguments", arguments);
    params.put("awaitPromise", true);
    params.put("returnByValue", byValue);
    return world.get().session().send("Runtime.callFunctionOn", params).thenApply(Tab::result);
  }

  /** Calls a function without waiting for anything. */
  void tellFunction(String frame, String function) {
    var unused = callFunction(frame, function, List.of());
  }

  private static JsonNode result(JsonNode answer) {
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException("page script failed: " + answer.get("exceptionDetails"));
    }
    return answer.path("result");
  }

  /** A string as an argument of {@link #callFunction}. */
  static Map<String, String> string(String value) {
    return Map.of("value", value);
  }

  /** Calls a function that takes strings and tells true or false. */
  public boolean test(String function, List<String> arguments, Duration timeout) {
    var values = arguments.stream().map(Tab::string).toList();
    return Connection.await("Runtime.callFunctionOn", callFunction(id, function, values), timeout)
        .asBoolean();
  }

  /** The element that holds a frame, as an argument of {@link #callFunction} in its parent. */
  CompletableFuture<Map<String, String>> ownerOf(String frame, String parent) {
    var world = frames.world(parent);
    if (world.isEmpty()) {
      return CompletableFuture.failedFuture(new IllegalStateException("no document in " + parent));
    }
    var session = world.get().session();
    return session
        .send("DOM.getFrameOwner", Map.of("frameId", frame))
        .thenCompose(
            owner ->
                session.send(
                    "DOM.resolveNode",
                    Map.of(
                        "backendNodeId",
                        owner.path("backendNodeId").asInt(),
                        "executionContextId",
                        world.get().context())))
        .thenApply(node -> Map.of("objectId", node.at("/object/objectId").asText()));
  }

  /** The frame in the first iframe of another that matches a selector; empty if there is none. */
  CompletableFuture<Optional<String>> childOf(String frame, String selector) {
    return call(frame, PageScripts.FRAME, List.of(string(selector)), false)
        .thenCompose(
            element ->
                element.has("objectId")
                    ? frames
                        .world(frame)
                        .orElseThrow()
                        .session()
                        .send("DOM.describeNode", Map.of("objectId", element.get("objectId")))
                        .thenApply(
                            node -> Optional.ofNullable(node.at("/node/frameId").textValue()))
                    : CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Closes the tab. Does not wait, does not throw. */
  public void close() {
    targets.end();
    tabs.close(this);
  }
}
