package dev.fieldtest.griddocker.docker;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A web of its own, for a network namespace of its own: servers at the addresses that the namespace
 * has, names for them, and a proxy that is asked for each URL in the arguments. Prints a line for
 * each: its URL and the status that came back in the end.
 */
final class EgressLab {
  private static final int PROXY = 3128;
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "public.test", List.of("9.9.9.9"),
          "inside.test", List.of("10.0.0.5"),
          "metadata.test", List.of("169.254.169.254"),
          "both.test", List.of("9.9.9.9", "10.0.0.5"),
          "intranet.test", List.of("10.0.0.5"),
          "rebind.test", List.of("9.9.9.9"));

  private EgressLab() {}

  public static void main(String[] urls) throws Exception {
    for (var address : List.of("9.9.9.9", "10.0.0.5", "169.254.169.254", "127.0.0.1")) {
      serve(address);
    }
    var names = new Thread(EgressLab::answerNames, "names");
    names.setDaemon(true);
    names.start();
    awaitProxy();
    var client =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", PROXY)))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    for (var url : urls) {
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
      var response = client.send(request.build(), BodyHandlers.ofString());
      System.out.println(url + " " + response.statusCode() + " " + told(response.body()));
    }
    System.exit(0);
  }

  /** Where an answer came from; squid's own say nothing of that. */
  private static String told(String body) {
    return body.startsWith("from ") ? body : "";
  }

  /** Pages that say where they are; {@code /to/HOST} leads to another. */
  private static void serve(String address) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(address, 80), 0);
    server.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          var body = ("from " + address).getBytes(StandardCharsets.UTF_8);
          if (path.startsWith("/to/")) {
            exchange.getResponseHeaders().add("Location", "http://" + path.substring(4) + "/");
          }
          exchange.sendResponseHeaders(path.startsWith("/to/") ? 302 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private static void awaitProxy() throws InterruptedException {
    for (var tries = 0; tries < 300; tries++) {
      try {
        new Socket("127.0.0.1", PROXY).close();
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the proxy does not listen");
  }

  /** A name server; a name that rebinds is public when it is first asked for, and never again. */
  private static void answerNames() {
    var rebound = false;
    try (var socket = new DatagramSocket(53, InetAddress.getByName("127.0.0.1"))) {
      while (true) {
        var packet = new DatagramPacket(new byte[600], 600);
        socket.receive(packet);
        var query = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        var name = name(query.position(12));
        var isV4 = query.getShort() == 1;
        var end = query.getShort(query.position()) == 1 ? query.position() + 2 : query.position();
        var addresses = isV4 ? NAMES.getOrDefault(name, List.of()) : List.<String>of();
        if (isV4 && name.equals("rebind.test")) {
          addresses = rebound ? List.of("10.0.0.5") : addresses;
          rebound = true;
        }
        var answer = answer(packet.getData(), end, addresses);
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(ByteBuffer query) {
    var labels = new ArrayList<String>();
    for (var length = query.get(); length > 0; length = query.get()) {
      var label = new byte[length];
      query.get(label);
      labels.add(new String(label, StandardCharsets.US_ASCII));
    }
    return String.join(".", labels);
  }

  /** Repeats the question, and names addresses that are to be forgotten at once. */
  private static byte[] answer(byte[] query, int end, List<String> addresses) throws IOException {
    var answer = ByteBuffer.allocate(end + 16 * addresses.size());
    answer.put(query, 0, end);
    answer.putShort(2, (short) 0x8180).putShort(6, (short) addresses.size());
    answer.putShort(8, (short) 0).putShort(10, (short) 0);
    for (var address : addresses) {
      answer.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(0);
      answer.putShort((short) 4).put(InetAddress.getByName(address).getAddress());
    }
    return answer.array();
  }
}
