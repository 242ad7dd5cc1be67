package dev.fieldtest.griddocker.fleet.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real hub, as a process of its own on loopback. */
public final class BedHub implements AutoCloseable {
  private static final long PATIENCE_MS = 60_000;

  private final Path folder;
  private final Process process;
  private final int port = FreePort.find();
  private final int publishPort = FreePort.find();
  private final int subscribePort = FreePort.find();

  private BedHub(String secret) throws IOException {
    var target = Files.createDirectories(Path.of("target", "bed")).toAbsolutePath();
    folder = Files.createDirectories(target.resolve(Site.name()));
    var toml = Files.writeString(folder.resolve("hub.toml"), configuration(secret));
    var builder =
        new ProcessBuilder(NodeProgram.Grid.command("hub", toml, folder)).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("hub.log").toFile());
    process = builder.start();
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param secret that nodes register with; empty for none
   */
  public static BedHub start(String secret) {
    try {
      var hub = new BedHub(secret);
      var begun = System.nanoTime();
      while (!hub.answers()) {
        if (System.nanoTime() - begun > PATIENCE_MS * 1_000_000) {
          hub.close();
          throw new IllegalStateException("the hub does not answer; see " + hub.folder);
        }
        Thread.sleep(100);
      }
      return hub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String configuration(String secret) {
    return """
    [server]
    host = "127.0.0.1"
    port = %d
    registration-secret = "%s"
    [logging]
    tracing = false
    [events]
    publish = "tcp://127.0.0.1:%d"
    subscribe = "tcp://127.0.0.1:%d"
    bind = true
    """
        .formatted(port, secret, publishPort, subscribePort);
  }

  private boolean answers() throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(url().resolve("/status")).timeout(Duration.ofSeconds(5));
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where sessions are asked for. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What fleet.json says of it. */
  public String field() {
    return "\"hub\": {\"host\": \"127.0.0.1\", \"publishPort\": %d, \"subscribePort\": %d}"
        .formatted(publishPort, subscribePort);
  }

  /** It is gone, at once. */
  @Override
  public void close() {
    Host.end(process.toHandle());
  }
}
