package dev.fieldtest.bench.engine;

import dev.fieldtest.bench.engine.lab.Lab;
import dev.fieldtest.sitecorpus.SiteServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Serves the pages from a process of its own, whose CPU time nobody is charged with. */
final class PageServer implements AutoCloseable {
  private final Process process;
  private final int port;

  private PageServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static PageServer start(Pages pages, Duration latency) throws IOException {
    var command =
        Lab.java(
            PageServer.class.getName(),
            pages.kind().name(),
            String.valueOf(pages.count()),
            String.valueOf(pages.formless()),
            latency.toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var line = output.readLine();
    if (line == null) {
      throw new IOException("the page server does not start");
    }
    return new PageServer(process, Integer.parseInt(line));
  }

  int port() {
    return port;
  }

  /** It ends with its standard input, so it never outlives the bench. */
  @Override
  public void close() {
    process.destroy();
  }

  /**
   * Serves until its standard input ends; prints its port.
   *
   * @param arguments kind, number and percentage without a form; latency
   */
  public static void main(String[] arguments) throws IOException {
    var given = List.of(arguments);
    var pages =
        new Pages(
            PageKind.valueOf(given.get(0)),
            Integer.parseInt(given.get(1)),
            Integer.parseInt(given.get(2)));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var server = SiteServer.start(pages.hosted(), address, Duration.parse(given.get(3)))) {
      System.out.println(server.port());
      var unused = System.in.read();
    }
  }
}
