package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.testng.Assert;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class SiteServerTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private SiteServer server;

  @BeforeClass
  public void start() throws IOException {
    HostedFile busy =
        new HostedFile(
            503,
            Map.of("Retry-After", "9", "Content-Type", "text/plain; charset=utf-8"),
            ByteBuffer.wrap("busy".getBytes(UTF_8)),
            Duration.ZERO);
    server =
        SiteServer.start(
            List.of(
                HostedSite.ofPage("one.test", "<p>für one</p>"),
                new HostedSite(
                    "two.test",
                    Map.of(
                        "/busy",
                        busy,
                        "/turns",
                        turns(),
                        "/a b/x.js",
                        HostedFile.of("x.js", "1".getBytes(UTF_8))))));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    server.close();
  }

  @Test
  public void servesEachHostItsOwnPage() throws IOException {
    String response = get("one.test", "/");
    assertTrue(response.startsWith("HTTP/1.1 200 OK\r\n"), response);
    assertTrue(response.contains("Content-Type: text/html; charset=utf-8\r\n"), response);
    assertTrue(response.endsWith("\r\n\r\n<p>für one</p>"), response);
    assertTrue(get("two.test", "/").startsWith("HTTP/1.1 404 "));
  }

  @Test
  public void ignoresPortCaseAndQuery() throws IOException {
    assertTrue(get("ONE.test:" + server.port(), "/?q=1").startsWith("HTTP/1.1 200 "));
  }

  private static HostedFile turns() {
    HostedFile first = HostedFile.html("first");
    return new HostedFile(
        200,
        first.headers(),
        first.body(),
        Duration.ZERO,
        List.of(HostedFile.html("second"), HostedFile.html("third")));
  }

  @Test
  public void answersARequestByItsTurnAndTheLastAnswerServesAllThatFollow() throws IOException {
    for (String expected : List.of("first", "second", "third", "third")) {
      String response = get("two.test", "/turns");
      assertTrue(response.endsWith("\r\n\r\n" + expected), response);
    }
  }

  @Test
  public void decodesPaths() throws IOException {
    String response = get("two.test", "/a%20b/x.js");
    assertTrue(response.contains("Content-Type: text/javascript; charset=utf-8\r\n"), response);
  }

  @Test
  public void sendsStatusAndHeadersOfAFile() throws IOException {
    String response = get("two.test", "/busy");
    assertTrue(response.startsWith("HTTP/1.1 503 "), response);
    assertTrue(response.contains("Retry-After: 9\r\n"), response);
  }

  @Test
  public void answersUnknownHostsWith404() throws IOException {
    assertTrue(get("three.test", "/").startsWith("HTTP/1.1 404 "));
  }

  @Test
  public void tellsUnderAnyHostNameThatItIsReached() throws IOException {
    assertTrue(get("whoever.test", SiteServer.HEALTH_PATH).startsWith("HTTP/1.1 200 "));
    assertTrue(get("127.0.0.1", SiteServer.HEALTH_PATH).startsWith("HTTP/1.1 200 "));
  }

  @Test
  public void takesNoPosts() throws IOException {
    String post =
        "POST / HTTP/1.1\r\nHost: one.test\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    assertTrue(exchange(server, post).startsWith("HTTP/1.1 405 "));
  }

  @Test
  public void answersHeadWithoutABody() throws IOException {
    String head = "HEAD / HTTP/1.1\r\nHost: one.test\r\nConnection: close\r\n\r\n";
    String response = exchange(server, head);
    assertTrue(response.startsWith("HTTP/1.1 200 "), response);
    assertTrue(response.endsWith("\r\n\r\n"), response);
  }

  @Test
  public void keepsAConnectionForTheNextRequest() throws IOException {
    String first = "GET / HTTP/1.1\r\nHost: one.test\r\n\r\n";
    String second = "GET / HTTP/1.1\r\nHost: one.test\r\nConnection: close\r\n\r\n";
    assertEquals(exchange(server, first + second).split("HTTP/1.1 200 OK", -1).length, 3);
  }

  @Test(timeOut = 30_000)
  public void holdsAResponseBackForTheLatencyAndTheFilesOwnDelay() throws Exception {
    BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
    BlockingQueue<Runnable> actions = new LinkedBlockingQueue<>();
    Delay held =
        (time, action) -> {
          waits.add(time);
          actions.add(action);
        };
    HostedFile slow = new HostedFile(200, Map.of(), ByteBuffer.allocate(0), Duration.ofMillis(500));
    HostedSite site = new HostedSite("slow.test", Map.of("/", slow));
    try (SiteServer late =
            SiteServer.start(List.of(site), ANY_PORT, Duration.ofMillis(300), scheduler -> held);
        Socket socket = send(late, request("slow.test", "/"))) {
      Runnable action = actions.take();
      assertEquals(waits.take(), Duration.ofMillis(800));
      assertEquals(socket.getInputStream().available(), 0, "nothing is sent before its time");
      action.run();
      assertTrue(read(socket).startsWith("HTTP/1.1 200 "));
    }
  }

  @Test(timeOut = 30_000)
  public void servesThroughItsOwnClockToo() throws IOException {
    HostedSite site = HostedSite.ofPage("slow.test", "late");
    try (SiteServer late = SiteServer.start(List.of(site), ANY_PORT, Duration.ofMillis(1))) {
      assertTrue(exchange(late, request("slow.test", "/")).endsWith("late"));
    }
  }

  @Test
  public void saysThatAPortIsTaken() {
    IOException failure =
        Assert.expectThrows(
            IOException.class,
            () -> SiteServer.start(List.of(), server.address(), Duration.ZERO).close());
    assertTrue(failure.getMessage().startsWith("cannot serve sites at "), "" + failure);
  }

  @Test
  public void refusesTwoSitesUnderOneHost() {
    HostedSite site = HostedSite.ofPage("a.test", "");
    Assert.assertThrows(
        IllegalArgumentException.class, () -> SiteServer.start(List.of(site, site)).close());
  }

  @Test
  public void isGoneAfterClosingAndClosesTwice() throws IOException {
    SiteServer gone = SiteServer.start(List.of());
    gone.close();
    gone.close();
    Assert.assertThrows(IOException.class, () -> new Socket("127.0.0.1", gone.port()).close());
  }

  @Test
  public void keepsNoThreadThatWouldHoldTheProgram() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("site-"))
        .forEach(thread -> assertTrue(thread.isDaemon(), thread.getName()));
  }

  @Test
  public void refusesHostsAndPathsThatNobodyCanAskFor() {
    for (String host : List.of("", "Upper.test", "a.test:80", "a/b")) {
      Assert.assertThrows(IllegalArgumentException.class, () -> new HostedSite(host, Map.of()));
    }
    HostedFile file = HostedFile.html("");
    Assert.assertThrows(
        IllegalArgumentException.class, () -> new HostedSite("a", Map.of("x", file)));
    assertFalse(file.headers().isEmpty());
  }

  private String get(String host, String path) throws IOException {
    return exchange(server, request(host, path));
  }

  private static String request(String host, String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
  }

  private static String exchange(SiteServer server, String request) throws IOException {
    try (Socket socket = send(server, request)) {
      return read(socket);
    }
  }

  private static Socket send(SiteServer server, String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }
}
