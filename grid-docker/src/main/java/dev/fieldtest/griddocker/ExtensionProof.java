package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.devtools.Connection;
import dev.fieldtest.griddocker.devtools.Tab;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the extension is alive in a session: Chromium says nothing when it does not load one.
 * Proofs of presence are made one at a time.
 */
final class ExtensionProof {
  /** A login page that no server has: where an extension that runs has to show that it does. */
  private static final String PROBE = "https://probe.fieldtest.invalid/";

  private static final String PROBE_HTML =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head><body><h1>Sign in</h1>
      <form action="/session" method="post"><p><label for="username">Username</label>
      <input id="username" name="username" autocomplete="username"></p><p><label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password"></p>
      <button type="submit">Sign in</button></form></body></html>
      """;

  private static final Duration ALIVE = Duration.ofSeconds(5);
  private static final Duration ABSENT = Duration.ofMillis(300);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final SessionRequest request;
  private @Nullable Tab tab;
  private Optional<String> id = Optional.empty();
  private @Nullable GridException dead;

  ExtensionProof(SessionRequest request) {
    this.request = request;
  }

  /** Takes the tab in which to prove. */
  void begin(Tab first) {
    first.serve(PROBE, PROBE_HTML);
    tab = first;
  }

  /** Takes the id under which the browser installed the extension. */
  void installed(String extension) {
    id = Optional.of(extension);
  }

  /**
   * The browser's id of the extension.
   *
   * @throws GridException with {@code EXTENSION_LOST} if it told none
   */
  String extension() {
    return id.orElseThrow(
        () -> lost("the node told no id of it, and the contract has no readyMarker"));
  }

  /**
   * @throws GridException with {@code EXTENSION_LOST} if the extension is not alive, or was not at
   *     an earlier proof: who waited for that one need not wait for another
   */
  synchronized void prove() {
    if (dead != null) {
      throw dead;
    }
    try {
      proveNow();
    } catch (GridException e) {
      dead = e;
      throw e;
    }
  }

  private void proveNow() {
    var marker = request.contract().readyMarker();
    var probe = tab;
    if (probe == null) {
      throw new IllegalStateException("not begun");
    }
    if (marker.isEmpty()) {
      proveById(probe);
      return;
    }
    probe.open(PROBE);
    if (!appears(probe, marker.get(), ALIVE)) {
      throw lost(
          "'"
              + marker.get()
              + "' did not appear on the probe page within "
              + ALIVE.toSeconds()
              + " s");
    }
  }

  /** Without a marker: the browser serves the extension's own files only while it is enabled. */
  private void proveById(Tab probe) {
    try {
      probe.open("chrome-extension://" + extension() + "/manifest.json");
    } catch (Connection.RefusedException e) {
      throw lost("the browser has no extension " + extension() + " (" + Failures.line(e) + ")");
    }
  }

  /**
   * @throws GridException with {@code EXTENSION_LOST} if the extension runs in a tab of a control
   *     visit
   */
  void proveAbsence(Tab control) {
    control.serve(PROBE, PROBE_HTML);
    control.open(PROBE);
    var contract = request.contract();
    var marks =
        Stream.of(
                contract.readyMarker().stream(),
                contract.detected().stream(),
                contract.injected().stream())
            .flatMap(each -> each)
            .collect(Collectors.joining(","));
    if (appears(control, marks, ABSENT)) {
      throw lost("it runs in the control visit's browser context, too");
    }
    control.serveNothing();
  }

  private boolean appears(Tab where, String selector, Duration within) {
    return where.test(
        PageScripts.AWAIT,
        List.of(selector, String.valueOf(within.toMillis())),
        within.plus(GRACE));
  }

  private GridException lost(String why) {
    return new GridException(
        AbortCause.EXTENSION_LOST,
        "extension '" + request.extension().name() + "' is not alive in the browser: " + why);
  }
}
