package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One response of a hosted site.
 *
 * @param status HTTP status, 100 to 599
 * @param headers header fields by name, among them {@code Content-Type}
 * @param body the bytes; never changed, and read through duplicates only
 * @param delay how long the response takes beyond the server's own latency
 * @param later what the second request gets instead, and the third; the last serves all that follow
 */
public record HostedFile(
    int status,
    Map<String, String> headers,
    ByteBuffer body,
    Duration delay,
    List<HostedFile> later) {
  /**
   * @throws IllegalArgumentException if the status is no HTTP status or the delay negative
   */
  public HostedFile {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("HTTP has no status " + status);
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay cannot be negative");
    }
    headers = Map.copyOf(headers);
    body = body.asReadOnlyBuffer();
    later = List.copyOf(later);
  }

  /** A response that is the same to every request. */
  public HostedFile(int status, Map<String, String> headers, ByteBuffer body, Duration delay) {
    this(status, headers, body, delay, List.of());
  }

  /** What a request gets, the first being 0. */
  HostedFile answer(int request) {
    return request == 0 || later.isEmpty() ? this : later.get(Math.min(request, later.size()) - 1);
  }

  /** A page in UTF-8 that is answered at once with status 200. */
  public static HostedFile html(String text) {
    return of("index.html", text.getBytes(UTF_8));
  }

  /** A file that is answered at once with status 200; its name decides on its content type. */
  public static HostedFile of(String name, byte[] content) {
    return new HostedFile(
        200,
        Map.of("Content-Type", ContentType.of(name)),
        ByteBuffer.wrap(content.clone()),
        Duration.ZERO);
  }

  /** The bytes, with a position of their own. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }
}
