package dev.fieldtest.bench.corpus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fieldtest.bench.Table;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Asks the site server, which is held to one core, for pages of many hosts. */
final class Serving {
  private static final int SITES = 300;
  private static final int WARM_UP = 20_000;
  private static final int REQUESTS = 40_000;

  private final List<String> hosts =
      GeneratedSites.corpus("served", SITES, 1).sites().stream().map(Serving::host).toList();
  private final Process server;
  private final int port;

  private Serving(Process server, int port) {
    this.server = server;
    this.port = port;
  }

  private static String host(Site site) {
    return site.url().getHost();
  }

  static void measure(Table table) throws Exception {
    var java = ProcessHandle.current().info().command().orElse("java");
    var process =
        new ProcessBuilder(
                "taskset",
                "-c",
                "0",
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ServedSites.class.getName(),
                String.valueOf(SITES))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
      var serving = new Serving(process, Integer.parseInt(String.valueOf(out.readLine())));
      serving.ask(8, WARM_UP);
      for (var connections : List.of(1, 8, 32)) {
        serving.row(connections, table);
      }
    } finally {
      process.destroy();
    }
  }

  private void row(int connections, Table table) throws Exception {
    var cpu = cpu();
    var started = System.nanoTime();
    ask(connections, REQUESTS);
    var seconds = (System.nanoTime() - started) / 1e9;
    var used = cpu().minus(cpu).toNanos() / 1e9;
    table.add(connections, REQUESTS, Math.round(REQUESTS / seconds), Math.round(REQUESTS / used));
  }

  private Duration cpu() {
    return server.info().totalCpuDuration().orElseThrow();
  }

  private void ask(int connections, int requests) throws Exception {
    var threads = Executors.newFixedThreadPool(connections);
    try {
      List<Callable<Boolean>> clients = new ArrayList<>();
      for (var i = 0; i < connections; i++) {
        var first = i;
        clients.add(() -> askFor(first, requests / connections));
      }
      for (var client : threads.invokeAll(clients)) {
        client.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** One connection that is kept, page after page. */
  private boolean askFor(int first, int requests) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
      for (var i = 0; i < requests; i++) {
        var host = hosts.get((first + i) % hosts.size());
        var request = "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        in.skipNBytes(length(in));
      }
      return true;
    }
  }

  /** Reads a response's head, and tells how long its body is. */
  private static long length(InputStream in) throws IOException {
    var length = -1L;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.startsWith("HTTP/") && !line.contains(" 200 ")) {
        throw new IOException("answered " + line);
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(line.substring(15).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new IOException("the server hung up");
      }
      line.append((char) each);
    }
    return line.toString().strip();
  }
}
