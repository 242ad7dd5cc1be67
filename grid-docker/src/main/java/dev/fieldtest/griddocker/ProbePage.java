package dev.fieldtest.griddocker;

import dev.fieldtest.griddocker.bidi.Bidi;
import dev.fieldtest.griddocker.bidi.Tab;
import java.util.List;
import java.util.Map;

/**
 * A login page that the connection itself answers, without any server: where an extension that runs
 * has to show that it does. Thread-safe.
 */
final class ProbePage {
  private static final String URL = "https://probe.fieldtest.invalid/";
  private static final String HTML =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head><body><h1>Sign in</h1>
      <form action="/session" method="post"><p><label for="username">Username</label>
      <input id="username" name="username" autocomplete="username"></p><p><label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password"></p>
      <button type="submit">Sign in</button></form></body></html>
      """;

  private final Bidi bidi;

  ProbePage(Bidi bidi) {
    this.bidi = bidi;
    bidi.on("network.beforeRequestSent", this::answer);
  }

  /**
   * Has a tab find the probe page at its address.
   *
   * @return what ends it, at the price of which each request of the tab is stopped and let go
   */
  Runnable serve(Tab tab) {
    tab.hearNetwork(true);
    bidi.subscribe(List.of("network.beforeRequestSent"), tab.context());
    var answer =
        bidi.call(
            "network.addIntercept",
            Map.of(
                "phases", List.of("beforeRequestSent"),
                "contexts", List.of(tab.context()),
                "urlPatterns", List.of(Map.of("type", "string", "pattern", URL))));
    return () ->
        bidi.call(
            "network.removeIntercept",
            Map.of("intercept", String.valueOf(answer.get("intercept"))));
  }

  /**
   * Opens the probe page in a tab that it is served to, and returns when its document is complete.
   */
  void open(Tab tab) {
    bidi.call(
        "browsingContext.navigate",
        Map.of("context", tab.context(), "url", URL, "wait", "complete"));
  }

  private void answer(Map<String, Object> params) {
    if (!Boolean.TRUE.equals(params.get("isBlocked"))
        || !(params.get("request") instanceof Map<?, ?> request)) {
      return;
    }
    var type = Map.of("type", "string", "value", "text/html; charset=utf-8");
    var unused =
        bidi.send(
            "network.provideResponse",
            Map.of(
                "request", String.valueOf(request.get("request")),
                "statusCode", 200,
                "reasonPhrase", "OK",
                "headers", List.of(Map.of("name", "Content-Type", "value", type)),
                "body", Map.of("type", "string", "value", HTML)));
  }
}
