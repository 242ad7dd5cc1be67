package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.griddocker.devtools.Frames.World;
import dev.fieldtest.griddocker.devtools.PageEvent.Answered;
import dev.fieldtest.griddocker.devtools.PageEvent.Committed;
import dev.fieldtest.griddocker.devtools.PageEvent.Failed;
import dev.fieldtest.griddocker.devtools.PageEvent.Gone;
import dev.fieldtest.griddocker.devtools.PageEvent.Interactive;
import dev.fieldtest.griddocker.devtools.PageEvent.Loaded;
import dev.fieldtest.griddocker.devtools.PageEvent.Navigating;
import dev.fieldtest.griddocker.devtools.PageEvent.Printed;
import dev.fieldtest.griddocker.devtools.PageEvent.Redirected;
import dev.fieldtest.griddocker.devtools.PageEvent.Uncaught;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads what a DevTools session of a tab tells of its pages, and notes which frames there are. For
 * the thread that brings events.
 *
 * @param root the frame whose process the session is with; others in that process have no session
 */
record PageEvents(Session session, String root, Frames frames, Consumer<PageEvent> inbox) {
  private static final int LONGEST_PRINT = 300;

  /** Reads an event; those of other matters are let pass. */
  void read(String event, JsonNode told) {
    switch (event) {
      case "Page.frameStartedNavigating" -> startedNavigating(told);
      case "Page.frameAttached" -> frames.attached(frame(told), text(told, "parentFrameId"));
      case "Page.frameNavigated" -> navigated(told.path("frame"));
      case "Page.frameDetached" -> detached(told);
      case "Page.domContentEventFired" -> inbox.accept(new Interactive(root));
      case "Page.loadEventFired" -> loaded();
      case "Runtime.bindingCalled" -> innerInteractive(told);
      case "Runtime.executionContextCreated" -> created(told.path("context"));
      case "Runtime.executionContextDestroyed" -> frames.destroyed(world(told));
      case "Runtime.executionContextsCleared" -> frames.destroyed(session);
      case "Runtime.exceptionThrown" -> inbox.accept(uncaught(told.path("exceptionDetails")));
      case "Runtime.consoleAPICalled" -> inbox.accept(printed(told));
      case "Network.requestWillBeSent" -> requested(told);
      case "Network.responseReceived" -> responded(told);
      default -> {}
    }
  }

  /** A frame's own process has let it go: it is gone, unless it goes on in this one. */
  void detached(String frame, Session from) {
    if (frames.parent(frame).isPresent() && !frames.hasMoved(frame, from)) {
      gone(frame);
    }
  }

  /** A frame is gone, and all that are in it. */
  private void gone(String frame) {
    frames.cleared(frame).forEach(each -> inbox.accept(new Gone(each)));
    frames.forget(frame);
    inbox.accept(new Gone(frame));
  }

  private void startedNavigating(JsonNode told) {
    if (!text(told, "navigationType").toLowerCase(Locale.ROOT).endsWith("samedocument")) {
      inbox.accept(new Navigating(frame(told), text(told, "loaderId")));
    }
  }

  /**
   * What leads to no document shows Chromium's own page for that. The frames that were there go
   * last: without them the document before might seem to have settled.
   */
  private void navigated(JsonNode frame) {
    var id = text(frame, "id");
    if (frame.has("parentId")) {
      frames.attached(id, text(frame, "parentId"));
    }
    if (!frame.has("unreachableUrl")) {
      inbox.accept(new Committed(id, text(frame, "loaderId")));
    } else if (frames.parent(id).isEmpty()) {
      inbox.accept(
          new Failed(text(frame, "loaderId"), "no document at " + text(frame, "unreachableUrl")));
    }
    frames.cleared(id).forEach(each -> inbox.accept(new Gone(each)));
  }

  /** One that is swapped goes on in another process. */
  private void detached(JsonNode told) {
    if (!"swap".equals(text(told, "reason"))) {
      gone(frame(told));
    }
  }

  private void loaded() {
    if (frames.parent(root).isEmpty()) {
      inbox.accept(new Loaded());
    }
  }

  /** DevTools tells it of the root only, so the observers in other frames do. */
  private void innerInteractive(JsonNode told) {
    frames
        .frameOf(world(told))
        .filter(frame -> !frame.equals(root))
        .ifPresent(frame -> inbox.accept(new Interactive(frame)));
  }

  private World world(JsonNode told) {
    return new World(session, told.path("executionContextId").asInt());
  }

  private void created(JsonNode context) {
    if (Tab.WORLD.equals(text(context, "name"))) {
      frames.created(
          frame(context.path("auxData")), new World(session, context.path("id").asInt()));
    }
  }

  /** What was thrown as a text, without the stack that an error's description goes on with. */
  private static Uncaught uncaught(JsonNode details) {
    var thrown = details.path("exception");
    var text = thrown.isMissingNode() ? text(details, "text") : word(thrown);
    var stack = text.indexOf("\n    at ");
    return new Uncaught(stack < 0 ? text : text.substring(0, stack));
  }

  private static Printed printed(JsonNode told) {
    var type = text(told, "type");
    var words =
        StreamSupport.stream(told.path("args").spliterator(), false)
            .map(PageEvents::word)
            .collect(Collectors.joining(" "));
    var line = (type.equals("warning") ? "warn" : type) + ": " + words;
    return new Printed(line.substring(0, Math.min(LONGEST_PRINT, line.length())));
  }

  /** A value as DevTools tells of it. */
  private static String word(JsonNode value) {
    return value.path("value").isMissingNode()
        ? value.path("description").asText(value.path("type").asText())
        : value.path("value").asText();
  }

  private void requested(JsonNode told) {
    var redirect = told.path("redirectResponse");
    if (isDocument(told) && !redirect.isMissingNode()) {
      var target = told.at("/request/url").asText();
      inbox.accept(
          new Redirected(
              frame(told), text(redirect, "url"), redirect.path("status").asInt(), target));
    }
  }

  private void responded(JsonNode told) {
    if (isDocument(told)) {
      var headers = new HashMap<String, String>();
      told.at("/response/headers")
          .properties()
          .forEach(
              each ->
                  headers.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue().asText()));
      inbox.accept(new Answered(frame(told), Map.copyOf(headers)));
    }
  }

  private static boolean isDocument(JsonNode told) {
    return "Document".equals(text(told, "type"));
  }

  private static String frame(JsonNode told) {
    return text(told, "frameId");
  }

  /** A field, empty if there is none. */
  static String text(JsonNode told, String name) {
    return told.path(name).asText();
  }
}
