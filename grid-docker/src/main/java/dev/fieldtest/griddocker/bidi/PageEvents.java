package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.bidi.PageEvent.Answered;
import dev.fieldtest.griddocker.bidi.PageEvent.Committed;
import dev.fieldtest.griddocker.bidi.PageEvent.Failed;
import dev.fieldtest.griddocker.bidi.PageEvent.Interactive;
import dev.fieldtest.griddocker.bidi.PageEvent.Loaded;
import dev.fieldtest.griddocker.bidi.PageEvent.Navigating;
import dev.fieldtest.griddocker.bidi.PageEvent.Printed;
import dev.fieldtest.griddocker.bidi.PageEvent.Uncaught;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
  static final List<String> ANSWERS =
      List.of("network.responseStarted", "network.responseCompleted");

  private static final int LONGEST_PRINT = 300;

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
    bidi.on("network.responseStarted", this::answered);
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
    if (!(params.get("source") instanceof Map<?, ?> source)
        || !(source.get("context") instanceof String context)) {
      return;
    }
    var text = text(params, "text");
    if ("javascript".equals(params.get("type")) && "error".equals(params.get("level"))) {
      listener.accept(context, new Uncaught(text));
    } else if ("console".equals(params.get("type"))) {
      var line = text(params, "method") + ": " + text;
      listener.accept(
          context, new Printed(line.substring(0, Math.min(LONGEST_PRINT, line.length()))));
    }
  }

  private void answered(Map<String, Object> params) {
    if (params.get("navigation") instanceof String
        && params.get("redirectCount") instanceof Number redirects
        && params.get("response") instanceof Map<?, ?> response
        && response.get("headers") instanceof List<?> headers) {
      var context = text(params, "context");
      listener.accept(context, new Answered(context, redirects.intValue(), byName(headers)));
    }
  }

  private static Map<String, String> byName(List<?> headers) {
    var byName = new HashMap<String, String>();
    for (var each : headers) {
      if (each instanceof Map<?, ?> header && header.get("value") instanceof Map<?, ?> value) {
        var name = String.valueOf(header.get("name")).toLowerCase(Locale.ROOT);
        byName.merge(name, String.valueOf(value.get("value")), (one, more) -> one + "\n" + more);
      }
    }
    return Map.copyOf(byName);
  }

  /** A field of an event or an answer, empty if it has none. */
  static String text(Map<String, Object> params, String name) {
    return params.get(name) instanceof String value ? value : "";
  }
}
