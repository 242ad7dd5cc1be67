package dev.fieldtest.griddocker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A Selenium Grid at an address. */
final class RemoteGrid implements Grid {
  private final HubAddress hub;
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
  RemoteGrid(HubAddress hub, Optional<Path> binary) {
    this.hub = hub;
    this.client = new GridClient(hub);
    this.opener =
        new SessionOpener(hub, client, timer, new BrowserFlags(new NodesHere(client), binary));
  }

  @Override
  public URI url() {
    return hub.url();
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
