package dev.fieldtest.griddocker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.ResolvedStorage;
import dev.fieldtest.extensionundertest.StorageArea;
import dev.fieldtest.griddocker.devtools.Connection;
import dev.fieldtest.griddocker.devtools.Session;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Writes what a contract wants stored, through the extension's service worker; the values are
 * secrets and never logged.
 */
final class ExtensionStorage {
  private final Connection connection;

  ExtensionStorage(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws GridException with {@code EXTENSION_LOST} if the service worker is not there or refuses
   */
  void write(String extension, ResolvedStorage storage) {
    if (storage.areas().isEmpty()) {
      return;
    }
    var target = serviceWorker(extension).orElseThrow(() -> lost("it has no live service worker"));
    var attached =
        connection
            .browser()
            .call("Target.attachToTarget", Map.of("targetId", target, "flatten", true));
    var session = connection.session(attached.path("sessionId").asText());
    try {
      storage.areas().forEach(area -> write(session, area, storage.json(area)));
    } finally {
      // A worker that is attached to never rests, as those of users do.
      connection.browser().call("Target.detachFromTarget", Map.of("sessionId", session.id()));
    }
  }

  private static void write(Session session, StorageArea area, String values) {
    var expression = "chrome.storage." + area.word() + ".set(" + values + ")";
    var answer =
        session.call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw lost("its service worker refused to write storage." + area.word());
    }
  }

  private Optional<String> serviceWorker(String extension) {
    var targets = connection.browser().call("Target.getTargets", Map.of()).path("targetInfos");
    return StreamSupport.stream(targets.spliterator(), false)
        .filter(target -> text(target, "type").equals("service_worker"))
        .filter(target -> text(target, "url").startsWith("chrome-extension://" + extension + "/"))
        .map(target -> text(target, "targetId"))
        .findFirst();
  }

  private static String text(JsonNode target, String field) {
    return target.path(field).asText();
  }

  private static GridException lost(String why) {
    return new GridException(
        AbortCause.EXTENSION_LOST, "the contract's storage could not be written: " + why);
  }
}
