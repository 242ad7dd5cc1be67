package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.bidi.PageEvent.Committed;
import dev.fieldtest.griddocker.bidi.PageEvent.Failed;
import dev.fieldtest.griddocker.bidi.PageEvent.Gone;
import dev.fieldtest.griddocker.bidi.PageEvent.Interactive;
import dev.fieldtest.griddocker.bidi.PageEvent.Loaded;
import dev.fieldtest.griddocker.bidi.PageEvent.Lost;
import dev.fieldtest.griddocker.bidi.PageEvent.Uncaught;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The tabs and frames of one browser: brings each event to the tab that it belongs to, and closes
 * tabs that nobody here opened. Thread-safe.
 */
public final class Contexts {
  private static final List<String> EVENTS =
      List.of(
          "browsingContext.contextCreated",
          "browsingContext.contextDestroyed",
          "browsingContext.navigationCommitted",
          "browsingContext.domContentLoaded",
          "browsingContext.load",
          "browsingContext.navigationFailed",
          "browsingContext.navigationAborted",
          "browsingContext.downloadWillBegin",
          "log.entryAdded");

  private static final long STRANGER_MS = 3000;

  private final Bidi bidi;
  private final Map<String, Tab> tabs = new ConcurrentHashMap<>();
  private final Map<String, String> parents = new ConcurrentHashMap<>();
  private final CountDownLatch strangerClosed = new CountDownLatch(1);
  private final ReentrantLock creating = new ReentrantLock();

  public Contexts(Bidi bidi) {
    this.bidi = bidi;
    bidi.on("browsingContext.contextCreated", this::created);
    bidi.on("browsingContext.contextDestroyed", this::destroyed);
    route("navigationCommitted", p -> new Committed(text(p, "context"), text(p, "navigation")));
    route("domContentLoaded", p -> new Interactive(text(p, "context"), text(p, "navigation")));
    route("load", p -> new Loaded(text(p, "context")));
    route("navigationFailed", p -> new Failed(text(p, "navigation"), text(p, "message")));
    route("navigationAborted", p -> new Failed(text(p, "navigation"), "navigation aborted"));
    route("downloadWillBegin", p -> new Failed(text(p, "navigation"), "a download, not a page"));
    bidi.on("log.entryAdded", this::logged);
  }

  /**
   * Begins to listen, and opens a first tab. The window that the browser came with is closed like
   * any other that nobody here opened, once the first tab keeps the browser from closing with it;
   * commands to all tabs fail while one is closing.
   */
  public Tab begin() {
    Tab tab;
    creating.lock();
    try {
      bidi.subscribe(EVENTS);
      tab = open(Optional.empty());
    } finally {
      creating.unlock();
    }
    try {
      var unused = strangerClosed.await(STRANGER_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return tab;
  }

  /** Opens a tab, in a user context of its own if one is named. */
  public Tab open(Optional<String> userContext) {
    creating.lock();
    try {
      Map<String, Object> params =
          userContext
              .map(
                  id ->
                      Map.<String, Object>of("type", "tab", "background", true, "userContext", id))
              .orElseGet(() -> Map.of("type", "tab", "background", true));
      var tab = new Tab(bidi, this, text(bidi.call("browsingContext.create", params), "context"));
      tabs.put(tab.context(), tab);
      return tab;
    } finally {
      creating.unlock();
    }
  }

  void forget(Tab tab) {
    tabs.remove(tab.context());
  }

  /** The parent of a frame, empty for a tab. */
  Optional<String> parent(String context) {
    return Optional.ofNullable(parents.get(context));
  }

  /** The frames of a tab, at any depth. */
  List<String> framesOf(String tab) {
    return parents.keySet().stream().filter(frame -> top(frame).equals(tab)).toList();
  }

  /** Tells every open tab that the browser is lost. */
  public void lost(GridException reason) {
    tabs.values().forEach(tab -> tab.tell(new Lost(reason)));
  }

  private String top(String context) {
    var above = context;
    for (var parent = parents.get(above); parent != null; parent = parents.get(above)) {
      above = parent;
    }
    return above;
  }

  private void route(String event, Function<Map<String, Object>, PageEvent> reading) {
    bidi.on(
        "browsingContext." + event, params -> tell(text(params, "context"), reading.apply(params)));
  }

  private void tell(String context, PageEvent event) {
    var tab = tabs.get(top(context));
    if (tab != null) {
      tab.tell(event);
    }
  }

  private void created(Map<String, Object> params) {
    var context = text(params, "context");
    if (params.get("parent") instanceof String parent) {
      parents.put(context, parent);
      return;
    }
    if (!isOurs(context)) {
      closeStranger(context);
    }
  }

  /** Waits while a tab is being opened, for its event may come before its answer. */
  private boolean isOurs(String context) {
    creating.lock();
    try {
      return tabs.containsKey(context);
    } finally {
      creating.unlock();
    }
  }

  private void closeStranger(String context) {
    try {
      bidi.call("browsingContext.close", Map.of("context", context));
    } catch (Bidi.RefusedException e) {
      // It has closed itself.
    }
    strangerClosed.countDown();
  }

  private void destroyed(Map<String, Object> params) {
    var context = text(params, "context");
    tell(context, new Gone(context));
    parents.remove(context);
  }

  private void logged(Map<String, Object> params) {
    if ("javascript".equals(params.get("type"))
        && "error".equals(params.get("level"))
        && params.get("source") instanceof Map<?, ?> source
        && source.get("context") instanceof String context) {
      tell(context, new Uncaught(text(params, "text")));
    }
  }

  private static String text(Map<String, Object> params, String name) {
    return params.get(name) instanceof String value ? value : "";
  }
}
