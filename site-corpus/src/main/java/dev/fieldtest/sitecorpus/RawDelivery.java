package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.Callback;

/** Writes a raw response past the server's own HTTP, and cuts the connection. No thread waits. */
final class RawDelivery {
  private final Duration pause;
  private final Iterator<String> pieces;
  private final EndPoint connection;
  private final Delay delay;
  private final Callback request;

  /**
   * @param request told when nothing of the connection is left
   */
  RawDelivery(RawResponse response, EndPoint connection, Delay delay, Callback request) {
    this.pause = response.pause();
    this.pieces = response.pieces().get().iterator();
    this.connection = connection;
    this.delay = delay;
    this.request = request;
  }

  /**
   * Writes what is left. By way of the delay even without a pause, else quick writes would nest.
   */
  void proceed() {
    if (pieces.hasNext()) {
      delay.after(pause, () -> write(pieces.next()));
    } else {
      cut(new EofException("all is sent"));
    }
  }

  private void write(String text) {
    connection.write(
        Callback.from(this::proceed, this::cut), ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private void cut(Throwable reason) {
    connection.close();
    request.failed(reason);
  }
}
