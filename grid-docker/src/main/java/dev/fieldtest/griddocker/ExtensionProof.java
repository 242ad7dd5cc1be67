package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.bidi.Bidi;
import dev.fieldtest.griddocker.bidi.Tab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the extension is alive in a session: Chromium says nothing when it does not load one.
 * Proofs of presence are made one at a time.
 */
final class ExtensionProof {
  private static final Duration ALIVE = Duration.ofSeconds(5);
  private static final Duration ABSENT = Duration.ofMillis(300);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Bidi bidi;
  private final SessionRequest request;
  private final ProbePage page;
  private @Nullable Tab tab;
  private Optional<String> id = Optional.empty();
  private @Nullable GridException dead;

  ExtensionProof(Bidi bidi, SessionRequest request) {
    this.bidi = bidi;
    this.request = request;
    this.page = new ProbePage(bidi);
  }

  /** Takes the tab in which to prove. */
  void begin(Tab first) {
    page.serve(first);
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
    page.open(probe);
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
      bidi.call(
          "browsingContext.navigate",
          Map.of(
              "context",
              probe.context(),
              "url",
              "chrome-extension://" + extension() + "/manifest.json",
              "wait",
              "complete"));
    } catch (Bidi.RefusedException e) {
      throw lost("the browser has no extension " + extension() + " (" + Failures.line(e) + ")");
    }
  }

  /**
   * @throws GridException with {@code EXTENSION_LOST} if the extension runs in a tab of a control
   *     visit
   */
  void proveAbsence(Tab control) {
    var withdraw = page.serve(control);
    page.open(control);
    var contract = request.contract();
    var marks =
        Stream.of(
                contract.readyMarker().stream(),
                contract.detected().stream(),
                contract.injected().stream())
            .flatMap(each -> each)
            .collect(Collectors.joining(","));
    if (appears(control, marks, ABSENT)) {
      throw lost("it runs in the control visit's user context, too");
    }
    withdraw.run();
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
