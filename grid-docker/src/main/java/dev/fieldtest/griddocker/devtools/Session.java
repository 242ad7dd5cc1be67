package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.griddocker.GridException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A DevTools session: what one target of a browser, or the browser itself, is asked and tells.
 * Thread-safe.
 *
 * @param id the browser's name for it, empty for the browser's own
 */
public record Session(Connection connection, String id) {
  /**
   * Sends a command; the answer completes the future, as does the browser's refusal, exceptionally.
   */
  public CompletableFuture<JsonNode> send(String method, Map<String, ?> params) {
    return connection.send(id, method, params);
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @throws Connection.RefusedException if the browser refuses it
   * @throws GridException if no answer comes within 10 s, or the browser is lost before
   */
  public JsonNode call(String method, Map<String, ?> params) {
    return Connection.await(method, send(method, params));
  }

  /** Has its events heard from now on; which ones come is the domains' business. */
  void listen(Connection.Listener listener) {
    connection.listen(id, listener);
  }

  /** Has its events heard no more, for it has ended; what waits for an answer fails. */
  void forget() {
    connection.forget(id);
  }
}
