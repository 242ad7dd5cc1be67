package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.bidi.PageEvent.Committed;
import dev.fieldtest.griddocker.bidi.PageEvent.Failed;
import dev.fieldtest.griddocker.bidi.PageEvent.Interactive;
import dev.fieldtest.griddocker.bidi.PageEvent.Loaded;
import dev.fieldtest.griddocker.bidi.PageEvent.Uncaught;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads BiDi's events of pages, and tells each with the context that it is of. Thread-safe. */
final class PageEvents {
  /** What has to be subscribed to. */
  static final List<String> NAMES =
      List.of(
          "browsingContext.navigationCommitted",
          "browsingContext.domContentLoaded",
          "browsingContext.load",
          "browsingContext.navigationFailed",
          "browsingContext.navigationAborted",
          "browsingContext.downloadWillBegin",
          "log.entryAdded");

  private final Bidi bidi;
  private final BiConsumer<String, PageEvent> listener;

  PageEvents(Bidi bidi, BiConsumer<String, PageEvent> listener) {
    this.bidi = bidi;
    this.listener = listener;
  }

  void listen() {
    route("navigationCommitted", p -> new Committed(text(p, "context"), text(p, "navigation")));
    route("domContentLoaded", p -> new Interactive(text(p, "context"), text(p, "navigation")));
    route("load", p -> new Loaded(text(p, "context")));
    route("navigationFailed", p -> new Failed(text(p, "navigation"), text(p, "message")));
    route("navigationAborted", p -> new Failed(text(p, "navigation"), "navigation aborted"));
    route("downloadWillBegin", p -> new Failed(text(p, "navigation"), "a download, not a page"));
    bidi.on("log.entryAdded", this::logged);
  }

  private void route(String event, Function<Map<String, Object>, PageEvent> reading) {
    bidi.on(
        "browsingContext." + event,
        params -> listener.accept(text(params, "context"), reading.apply(params)));
  }

  private void logged(Map<String, Object> params) {
    if ("javascript".equals(params.get("type"))
        && "error".equals(params.get("level"))
        && params.get("source") instanceof Map<?, ?> source
        && source.get("context") instanceof String context) {
      listener.accept(context, new Uncaught(text(params, "text")));
    }
  }

  /** A field of an event or an answer, empty if it has none. */
  static String text(Map<String, Object> params, String name) {
    return params.get(name) instanceof String value ? value : "";
  }
}
