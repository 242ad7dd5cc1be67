package dev.fieldtest.runnercli.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Login pages on loopback, each of which takes its time, and what is to happen when one is asked.
 */
final class LoginServer implements AutoCloseable {
  private static final Duration TAKES = Duration.ofMillis(400);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head><body %s>
      <h1>Sign in</h1><form action="/session" method="post"><p><label for="u">Username</label>
      <input id="u" name="u" autocomplete="username"></p><p><label for="p">Password</label>
      <input id="p" name="p" type="password" autocomplete="current-password"></p>
      <p><button type="submit">Sign in</button></p></form>%s</body></html>
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile Duration takes = TAKES;
  private volatile BooleanSupplier free = () -> true;

  private LoginServer(HttpServer server) {
    this.server = server;
  }

  static LoginServer start() throws IOException {
    var http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    var pages = new LoginServer(http);
    http.createContext("/", pages::answer);
    http.setExecutor(pages.threads);
    http.start();
    return pages;
  }

  /** Has something happen when a page is asked for, each time, before it is served. */
  LoginServer on(String path, Runnable action) {
    actions.put(path, action);
    return this;
  }

  /** Has something happen when a page is first asked for. */
  LoginServer once(String path, Runnable action) {
    return on(
        path,
        () -> {
          if (actions.remove(path) != null) {
            action.run();
          }
        });
  }

  /** Has a page never answer. */
  LoginServer hanging(String path) {
    return hanging(path, () -> {});
  }

  /**
   * @param action what happens when it is asked for
   */
  LoginServer hanging(String path, Runnable action) {
    return on(
        path,
        () -> {
          action.run();
          try {
            closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Has all pages wait, from now on, until something has come about. */
  LoginServer holding(BooleanSupplier until) {
    free = until;
    return this;
  }

  /** Has each page take another time. */
  LoginServer takes(Duration time) {
    takes = time;
    return this;
  }

  /** Adds something to the end of a page. */
  LoginServer with(String path, String html) {
    bodies.put(path, html);
    return this;
  }

  /** As lines of a corpus, so many pages: {@code /s1} and so on. */
  String corpus(int sites) {
    var lines = new StringBuilder();
    for (var i = 1; i <= sites; i++) {
      lines.append("{\"id\":\"s%d\",\"url\":\"%s\"}%n".formatted(i, url("/s" + i)));
    }
    return lines.toString();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      actions.getOrDefault(path, () -> {}).run();
      var over = closed.await(takes.toMillis(), TimeUnit.MILLISECONDS);
      while (!over && !free.getAsBoolean()) {
        over = closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
      var page = PAGE.formatted("", bodies.getOrDefault(path, "")).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(path.equals("/favicon.ico") ? 404 : 200, page.length);
      exchange.getResponseBody().write(page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
