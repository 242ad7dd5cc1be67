package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/** Finds the response by host and path, and sends it when its time has come. Thread-safe. */
final class SiteHandler extends Handler.Abstract.NonBlocking {
  private static final HostedFile ALIVE = text(200, "fieldtest sites are served here\n");
  private static final HostedFile UNKNOWN_HOST = text(404, "no site has this host name\n");
  private static final HostedFile UNKNOWN_PATH = text(404, "this site has no such page\n");
  private static final HostedFile WRONG_METHOD = text(405, "this site is only for reading\n");

  private final Map<String, HostedSite> sites;
  private final Duration latency;
  private final Delay delay;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  /**
   * @throws IllegalArgumentException if two sites have the same host or the latency is negative
   */
  SiteHandler(List<HostedSite> sites, Duration latency, Delay delay) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("a latency cannot be negative");
    }
    try {
      this.sites = sites.stream().collect(toUnmodifiableMap(HostedSite::host, Function.identity()));
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("two sites have the same host name", e);
    }
    this.latency = latency;
    this.delay = delay;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = URIUtil.decodePath(request.getHttpURI().getCanonicalPath());
    if (SiteServer.HEALTH_PATH.equals(path)) {
      send(ALIVE, response, callback);
      return true;
    }
    Optional<RawResponse> raw = site(request).map(site -> site.raw().get(path));
    if (raw.isPresent()) {
      EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
      new RawDelivery(raw.get(), connection, delay, callback).proceed();
      return true;
    }
    HostedFile file = turn(request, path, find(request, path));
    Duration wait = latency.plus(file.delay());
    if (wait.isZero()) {
      send(file, response, callback);
    } else {
      delay.after(wait, () -> send(file, response, callback));
    }
    return true;
  }

  /** Counts only where it matters who comes when. */
  private HostedFile turn(Request request, String path, HostedFile file) {
    if (file.later().isEmpty()) {
      return file;
    }
    String place = Request.getServerName(request) + path;
    return file.answer(
        asked.computeIfAbsent(place, unused -> new AtomicInteger()).getAndIncrement());
  }

  private HostedFile find(Request request, String path) {
    Optional<HostedSite> site = site(request);
    if (site.isEmpty()) {
      return UNKNOWN_HOST;
    }
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      return WRONG_METHOD;
    }
    return site.get().files().getOrDefault(path, UNKNOWN_PATH);
  }

  private Optional<HostedSite> site(Request request) {
    return Optional.ofNullable(sites.get(Request.getServerName(request).toLowerCase(Locale.ROOT)));
  }

  private static void send(HostedFile file, Response response, Callback callback) {
    ByteBuffer body = file.body();
    response.setStatus(file.status());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    file.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
    response.write(true, body, callback);
  }

  private static HostedFile text(int status, String message) {
    Map<String, String> headers = Map.of("Content-Type", ContentType.of("message.txt"));
    ByteBuffer body = ByteBuffer.wrap(message.getBytes(UTF_8));
    return new HostedFile(status, headers, body, Duration.ZERO);
  }
}
