package dev.fieldtest.griddocker.bidi;

import static dev.fieldtest.griddocker.bidi.PageEvents.text;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.bidi.PageEvent.Died;
import dev.fieldtest.griddocker.bidi.PageEvent.Gone;
import dev.fieldtest.griddocker.bidi.PageEvent.Lost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The tabs and frames of one browser: brings each event to the tab that it belongs to, and closes
 * tabs that nobody here opened. Thread-safe.
 */
public final class Contexts {
  private static final String CREATED = "browsingContext.contextCreated";
  private static final String DESTROYED = "browsingContext.contextDestroyed";

  /** BiDi itself tells nothing of it; ChromeDriver passes DevTools' events on. */
  private static final String CRASHED = "goog:cdp.Inspector.targetCrashed";

  private static final long STRANGER_MS = 3000;

  private final Bidi bidi;
  private final String transition;
  private final boolean watched;
  private final Strangers strangers;
  private final Map<String, Tab> tabs = new ConcurrentHashMap<>();
  private final Map<String, String> parents = new ConcurrentHashMap<>();

  private CompletableFuture<?> front = CompletableFuture.completedFuture("nothing yet");

  /** The tabs' ids by those of their DevTools sessions. */
  private final Map<String, String> sessions = new ConcurrentHashMap<>();

  /**
   * @param transition how pages are opened, in DevTools' words
   * @param watched whether somebody looks at the browser's windows
   */
  public Contexts(Bidi bidi, String transition, boolean watched) {
    this.bidi = bidi;
    this.transition = transition;
    this.watched = watched;
    this.strangers = new Strangers(bidi);
    bidi.on(CREATED, this::created);
    bidi.on(DESTROYED, this::destroyed);
    bidi.on(CRASHED, this::crashed);
    new PageEvents(bidi, this::tell).listen();
  }

  /**
   * Begins to listen, and opens a first tab. The window that the browser came with is closed like
   * any other that nobody here opened, once the first tab keeps the browser from closing with it;
   * commands to all tabs fail while one is closing.
   */
  public Tab begin() {
    Tab tab;
    strangers.opening();
    try {
      var own = Stream.of(CREATED, DESTROYED, CRASHED);
      bidi.subscribe(Stream.concat(own, PageEvents.NAMES.stream()).toList());
      tab = open(Optional.empty());
    } finally {
      strangers.opened();
    }
    strangers.awaitFirst(STRANGER_MS);
    return tab;
  }

  /** Opens a tab, in a user context of its own if one is named. */
  public Tab open(Optional<String> userContext) {
    Map<String, Object> params = new HashMap<>(Map.of("type", "tab", "background", true));
    userContext.ifPresent(id -> params.put("userContext", id));
    strangers.opening();
    try {
      var context = text(bidi.call("browsingContext.create", params), "context");
      strangers.claim(context);
      var devTools = new DevTools(bidi, cdpSession(context), watched);
      var tab = new Tab(bidi, this, context, devTools);
      tabs.put(context, tab);
      devTools.show();
      devTools.hearNetwork(false);
      var unused = inFront(devTools::hideWindow);
      return tab;
    } finally {
      strangers.opened();
    }
  }

  /** ChromeDriver's name for a tab, by which its DevTools events come. */
  private String cdpSession(String tab) {
    var session = text(bidi.call("goog:cdp.getSession", Map.of("context", tab)), "session");
    sessions.put(session, tab);
    return session;
  }

  /** Does something for which a tab is in front, when all that was asked for before is done. */
  synchronized <T> CompletableFuture<T> inFront(Supplier<CompletableFuture<T>> action) {
    var mine = front.handle((result, failure) -> "done").thenCompose(done -> action.get());
    front = mine;
    return mine;
  }

  String transition() {
    return transition;
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

  private void tell(String context, PageEvent event) {
    var tab = tabs.get(top(context));
    if (tab != null) {
      tab.tell(event);
    }
  }

  private void created(Map<String, Object> params) {
    if (params.get("parent") instanceof String parent) {
      parents.put(text(params, "context"), parent);
    } else {
      strangers.met(text(params, "context"));
    }
  }

  private void destroyed(Map<String, Object> params) {
    var context = text(params, "context");
    tell(context, new Gone(context));
    parents.remove(context);
    strangers.gone(context);
    sessions.values().remove(context);
  }

  /** A crash of a frame's own process is left to the page, whose other frames live on. */
  private void crashed(Map<String, Object> params) {
    Optional.ofNullable(sessions.get(text(params, "session")))
        .ifPresent(tab -> tell(tab, new Died("the page crashed")));
  }
}
