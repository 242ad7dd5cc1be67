package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.devtools.PageEvent.Died;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The targets that a tab consists of: itself, and each frame with a process of its own. Has them
 * tell what a visit needs, and answers what they wait for. Thread-safe.
 */
final class Targets {
  private static final Map<String, ?> INTERACTIVE =
      Map.of("name", PageScripts.INTERACTIVE, "executionContextName", Tab.WORLD);

  private static final Map<String, ?> ATTACH =
      Map.of("autoAttach", true, "waitForDebuggerOnStart", true, "flatten", true);

  private final Session tab;
  private final Frames frames;
  private final List<Map<String, String>> preloads;
  private final Consumer<PageEvent> inbox;
  private volatile String served = "";

  /** The sessions with frames, and from which session each was attached to. */
  private final Map<Session, Session> inner = new ConcurrentHashMap<>();

  /**
   * @param tab the DevTools session with the tab itself
   * @param preloads the scripts that run in each document before its own
   */
  Targets(
      Session tab, Frames frames, List<Map<String, String>> preloads, Consumer<PageEvent> inbox) {
    this.tab = tab;
    this.frames = frames;
    this.preloads = preloads;
    this.inbox = inbox;
  }

  /**
   * Begins to listen.
   *
   * @param top the id of the tab's top frame
   */
  void begin(String top) {
    listen(tab, top).forEach(answer -> Connection.await("opening a tab", answer));
  }

  private List<CompletableFuture<JsonNode>> listen(Session session, String root) {
    var events = new PageEvents(session, root, frames, inbox);
    session.listen((event, told) -> heard(events, event, told));
    var answers = new ArrayList<CompletableFuture<JsonNode>>();
    answers.add(session.send("Page.enable", Map.of()));
    answers.add(session.send("Runtime.enable", Map.of()));
    answers.add(session.send("Runtime.addBinding", INTERACTIVE));
    answers.add(session.send("Inspector.enable", Map.of()));
    for (var script : preloads) {
      answers.add(session.send("Page.addScriptToEvaluateOnNewDocument", script));
    }
    answers.add(session.send("Target.setAutoAttach", ATTACH));
    return answers;
  }

  private void heard(PageEvents events, String event, JsonNode told) {
    switch (event) {
      case "Target.attachedToTarget" -> {
        inner.put(child(told), events.session());
        attached(child(told), told.path("targetInfo"));
      }
      case "Target.detachedFromTarget" -> {
        events.detached(PageEvents.text(told, "targetId"), child(told));
        forget(child(told));
      }
      case "Page.javascriptDialogOpening" -> {
        // Leaving is what a visit does; all else that a page asks is denied.
        var leaving = "beforeunload".equals(PageEvents.text(told, "type"));
        answer(events.session(), "Page.handleJavaScriptDialog", Map.of("accept", leaving));
      }
      case "Fetch.requestPaused" -> fulfill(PageEvents.text(told, "requestId"));
      case "Inspector.targetCrashed" -> {
        // A crash of a frame's own process is left to the page, whose other frames live on.
        if (events.session().equals(tab)) {
          inbox.accept(new Died("the page crashed"));
        }
      }
      default -> events.read(event, told);
    }
  }

  /** Workers wait as well, and just go on. */
  private void attached(Session child, JsonNode target) {
    if ("iframe".equals(PageEvents.text(target, "type"))) {
      var unused = listen(child, PageEvents.text(target, "targetId"));
    }
    answer(child, "Runtime.runIfWaitingForDebugger", Map.of());
  }

  /** Those that were attached to from a session end with it, of which nothing tells. */
  private void forget(Session session) {
    inner.remove(session);
    session.forget();
    List.copyOf(inner.keySet()).stream()
        .filter(each -> session.equals(inner.get(each)))
        .forEach(this::forget);
  }

  /** Hears no more of the tab, which is about to close. */
  void end() {
    forget(tab);
  }

  private Session child(JsonNode told) {
    return tab.connection().session(PageEvents.text(told, "sessionId"));
  }

  /** Answers an address with a document from now on, instead of its server. */
  void serve(String url, String html) {
    served = html;
    tab.call("Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", url))));
  }

  /** Leaves all addresses to their servers. */
  void serveNothing() {
    tab.call("Fetch.disable", Map.of());
  }

  private void fulfill(String request) {
    var type = Map.of("name", "Content-Type", "value", "text/html; charset=utf-8");
    var body = Base64.getEncoder().encodeToString(served.getBytes(StandardCharsets.UTF_8));
    answer(
        tab,
        "Fetch.fulfillRequest",
        Map.of(
            "requestId",
            request,
            "responseCode",
            200,
            "responseHeaders",
            List.of(type),
            "body",
            body));
  }

  private static void answer(Session session, String method, Map<String, ?> params) {
    var unused = session.send(method, params);
  }
}
