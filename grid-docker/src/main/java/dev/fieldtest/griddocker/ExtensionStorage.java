package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.ResolvedStorage;
import dev.fieldtest.extensionundertest.StorageArea;
import dev.fieldtest.griddocker.bidi.Bidi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what a contract wants stored, through the extension's service worker; the values are
 * secrets and never logged.
 */
final class ExtensionStorage {
  private final Bidi bidi;

  ExtensionStorage(Bidi bidi) {
    this.bidi = bidi;
  }

  /**
   * @throws GridException with {@code EXTENSION_LOST} if the service worker is not there or refuses
   */
  void write(String extension, ResolvedStorage storage) {
    if (storage.areas().isEmpty()) {
      return;
    }
    var target = serviceWorker(extension).orElseThrow(() -> lost("it has no live service worker"));
    var attached = cdp("Target.attachToTarget", Map.of("targetId", target, "flatten", true));
    var session = String.valueOf(attached.get("sessionId"));
    storage.areas().forEach(area -> write(session, area, storage.json(area)));
  }

  private void write(String session, StorageArea area, String values) {
    var expression = "chrome.storage." + area.word() + ".set(" + values + ")";
    var answer =
        bidi.call(
            "goog:cdp.sendCommand",
            Map.of(
                "session",
                session,
                "method",
                "Runtime.evaluate",
                "params",
                Map.of("expression", expression, "awaitPromise", true)));
    if (answer.get("result") instanceof Map<?, ?> result
        && result.containsKey("exceptionDetails")) {
      throw lost("its service worker refused to write storage." + area.word());
    }
  }

  private Optional<String> serviceWorker(String extension) {
    var targets =
        (List<?>) cdp("Target.getTargets", Map.of()).getOrDefault("targetInfos", List.of());
    return targets.stream()
        .map(target -> (Map<?, ?>) target)
        .filter(target -> "service_worker".equals(target.get("type")))
        .filter(
            target ->
                String.valueOf(target.get("url"))
                    .startsWith("chrome-extension://" + extension + "/"))
        .map(target -> String.valueOf(target.get("targetId")))
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> cdp(String method, Map<String, Object> params) {
    var answer = bidi.call("goog:cdp.sendCommand", Map.of("method", method, "params", params));
    return (Map<String, Object>) answer.getOrDefault("result", Map.of());
  }

  private static GridException lost(String why) {
    return new GridException(
        AbortCause.EXTENSION_LOST, "the contract's storage could not be written: " + why);
  }
}
