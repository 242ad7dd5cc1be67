package dev.fieldtest.runnercli.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a grid on which the websockets can be cut. */
final class CutProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int port;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> webSockets = new CopyOnWriteArrayList<>();

  private CutProxy(ServerSocket server, int port) {
    this.server = server;
    this.port = port;
  }

  static CutProxy to(int port) throws IOException {
    var proxy = new CutProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Cuts all websockets that are open. */
  void cut() {
    webSockets.forEach(CutProxy::close);
    webSockets.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        var grid = new Socket(InetAddress.getLoopbackAddress(), port);
        threads.execute(() -> pump(client, grid));
        threads.execute(() -> pump(grid, client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      pump(from.getInputStream(), to.getOutputStream(), from);
    } catch (IOException e) {
      // One of the two has gone, and so does the other.
    }
  }

  private void pump(InputStream in, OutputStream out, Socket from) throws IOException {
    var buffer = new byte[65536];
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      var start = new String(buffer, 0, Math.min(read, 2000), StandardCharsets.ISO_8859_1);
      if (start.startsWith("GET ")
          && start.toLowerCase(java.util.Locale.ROOT).contains("upgrade: websocket")) {
        webSockets.add(from);
      }
      out.write(buffer, 0, read);
      out.flush();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
