package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.bidi.PageEvent.Committed;
import dev.fieldtest.griddocker.bidi.PageEvent.Failed;
import dev.fieldtest.griddocker.bidi.PageEvent.Interactive;
import dev.fieldtest.griddocker.bidi.PageEvent.Loaded;
import dev.fieldtest.griddocker.bidi.PageEvent.Navigating;
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
          "browsingContext.navigationStarted",
          "browsingContext.navigationCommitted",
          "browsingContext.domContentLoaded",
          "browsingContext.load",
          "browsingContext.navigationAborted",
          "browsingContext.downloadWillBegin",
          "log.entryAdded");

  /** What only some tabs are listened to for, since each request costs an event. */
  static final List<String> RESPONSES = List.of("network.responseCompleted");

  private final Bidi bidi;
  private final BiConsumer<String, PageEvent> listener;

  PageEvents(Bidi bidi, BiConsumer<String, PageEvent> listener) {
    this.bidi = bidi;
    this.listener = listener;
  }

  void listen() {
    route("navigationStarted", p -> new Navigating(text(p, "context"), text(p, "navigation")));
    route("navigationCommitted", p -> new Committed(text(p, "context"), text(p, "navigation")));
    route("domContentLoaded", p -> new Interactive(text(p, "context"), text(p, "navigation")));
    route("load", p -> new Loaded(text(p, "context")));
    route("navigationAborted", p -> new Failed(text(p, "navigation"), "navigation aborted"));
    route("downloadWillBegin", p -> new Failed(text(p, "navigation"), "a download, not a page"));
    bidi.on("log.entryAdded", this::logged);
    bidi.on(
        "network.responseCompleted",
        params -> RedirectReading.of(params).ifPresent(hop -> listener.accept(hop.context(), hop)));
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
