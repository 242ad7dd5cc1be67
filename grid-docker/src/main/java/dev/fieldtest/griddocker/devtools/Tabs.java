package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.devtools.PageEvent.Lost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The tabs of one browser: opens them, and closes those that nobody here opened. Thread-safe. */
public final class Tabs {
  private static final Map<String, ?> ATTACH =
      Map.of(
          "autoAttach", true,
          "waitForDebuggerOnStart", false,
          "flatten", true,
          "filter", List.of(Map.of("type", "page")));

  private static final long STRANGER_MS = 3000;

  private final Connection connection;
  private final Session browser;
  private final String transition;
  private final boolean watched;
  private final Strangers strangers;
  private final List<Map<String, String>> preloads = preloads("hint-" + UUID.randomUUID());
  private final Map<String, Tab> tabs = new ConcurrentHashMap<>();

  /** The names of tabs' DevTools sessions, which the browser tells before a tab is ours. */
  private final Map<String, String> sessions = new ConcurrentHashMap<>();

  private CompletableFuture<?> front = CompletableFuture.completedFuture("nothing yet");

  /**
   * @param transition how pages are opened, in DevTools' words
   * @param watched whether somebody looks at the browser's windows
   */
  public Tabs(Connection connection, String transition, boolean watched) {
    this.connection = connection;
    this.browser = connection.browser();
    this.transition = transition;
    this.watched = watched;
    this.strangers = new Strangers(browser);
  }

  /**
   * The scripts that run in each document before its own.
   *
   * @param hint no page can know it
   */
  private static List<Map<String, String>> preloads(String hint) {
    return List.of(
        Map.of("source", PageScripts.quiet(hint)),
        Map.of("source", PageScripts.hints(hint)),
        Map.of("source", PageScripts.observer(hint), "worldName", Tab.WORLD));
  }

  /**
   * Begins to listen, and opens a first tab. The window that the browser came with is closed like
   * any other that nobody here opened, once the first tab keeps the browser from closing with it.
   */
  public Tab begin() {
    Tab tab;
    strangers.opening();
    try {
      browser.listen(this::heard);
      browser.call("Target.setAutoAttach", ATTACH);
      tab = open(Optional.empty());
    } finally {
      strangers.opened();
    }
    strangers.awaitFirst(STRANGER_MS);
    return tab;
  }

  /** Opens a tab, in a browser context of its own if one is named. */
  public Tab open(Optional<String> browserContext) {
    var params = new HashMap<String, Object>(Map.of("url", "about:blank", "background", true));
    browserContext.ifPresent(id -> params.put("browserContextId", id));
    strangers.opening();
    try {
      var id = PageEvents.text(browser.call("Target.createTarget", params), "targetId");
      strangers.claim(id);
      var session = connection.session(Objects.requireNonNull(sessions.get(id), "attached"));
      var tab = new Tab(this, id, new PageSession(session, watched));
      tabs.put(id, tab);
      tab.begin();
      return tab;
    } finally {
      strangers.opened();
    }
  }

  /** Opens a browser context, in which no extension runs that was installed in another one. */
  public String createContext() {
    return PageEvents.text(
        browser.call("Target.createBrowserContext", Map.of()), "browserContextId");
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

  List<Map<String, String>> preloads() {
    return preloads;
  }

  void close(Tab tab) {
    tabs.remove(tab.id());
    var unused = browser.send("Target.closeTarget", Map.of("targetId", tab.id()));
  }

  /** Tells every open tab that the browser is lost. */
  public void lost(GridException reason) {
    tabs.values().forEach(tab -> tab.tell(new Lost(reason)));
  }

  private void heard(String event, JsonNode told) {
    switch (event) {
      case "Target.attachedToTarget" -> {
        if (told.at("/targetInfo/type").asText().equals("page")) {
          attached(told.at("/targetInfo/targetId").asText(), PageEvents.text(told, "sessionId"));
        }
      }
      case "Target.detachedFromTarget" -> gone(PageEvents.text(told, "targetId"));
      default -> {}
    }
  }

  private void attached(String id, String session) {
    sessions.put(id, session);
    strangers.met(id);
  }

  private void gone(String id) {
    Optional.ofNullable(tabs.get(id)).ifPresent(tab -> tab.tell(new PageEvent.Gone(id)));
    strangers.gone(id);
    Optional.ofNullable(sessions.remove(id)).map(connection::session).ifPresent(Session::forget);
  }
}
