package dev.fieldtest.griddocker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A Selenium Grid at an address. */
final class RemoteGrid implements Grid {
  private final URI url;
  private final GridClient client;
  private final SessionOpener opener;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          runnable -> {
            var thread = new Thread(runnable, "grid-timer");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param binary the browser to run, where the nodes are on this machine
   */
  RemoteGrid(URI url, Optional<Path> binary) {
    this.url = url;
    this.client = new GridClient(url);
    this.opener =
        new SessionOpener(url, client, timer, new BrowserFlags(new NodesHere(client), binary));
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public GridStatus status() {
    return client.status();
  }

  @Override
  public BrowserSession open(SessionRequest request) {
    return opener.open(request);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.awaitEnds();
  }
}
