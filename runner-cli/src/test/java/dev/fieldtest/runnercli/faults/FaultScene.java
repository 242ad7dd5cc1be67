package dev.fieldtest.runnercli.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A few login pages and a grid, which a fault strikes when one of the pages is first asked for. */
public final class FaultScene implements AutoCloseable {
  static final int SITES = 6;
  private static final String STRUCK = "/s3";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LoginServer server;
  private final Runner runner;
  private final TestGrid grid;
  private final CutProxy proxy;
  private final String url;
  private final CompletableFuture<Instant> struck = new CompletableFuture<>();

  private FaultScene(Fault fault, int nodes) throws IOException {
    this.server = LoginServer.start();
    this.runner = Runner.create(server.corpus(SITES));
    this.grid = TestGrid.hub(runner);
    this.proxy = CutProxy.to(URI.create(grid.url()).getPort());
    this.url = fault == Fault.WEB_SOCKET_CUT ? proxy.url() : grid.url();
    grid.behind(url);
    grid.startNodes(nodes);
  }

  /** Starts a grid of so many nodes that has the fault in store. */
  public static FaultScene of(Fault fault, int nodes) throws IOException {
    var scene = new FaultScene(fault, nodes);
    scene.server.once(
        STRUCK,
        () -> {
          scene.struck.complete(Instant.now());
          fault.strike(scene);
        });
    return scene;
  }

  /** Where the grid is. */
  public URI url() {
    return URI.create(url);
  }

  /** The page at which the fault strikes. */
  public URI page() {
    return URI.create(server.url(STRUCK));
  }

  /** When the fault struck; waits for that, for a minute at most. */
  public Instant struck() throws Exception {
    return struck.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Has Fieldtest visit the pages.
   *
   * @throws AssertionError if the fault is to be seen in any outcome
   */
  public Recovery run() throws Exception {
    runner.run("--grid", url);
    if (runner.exitCode() != 0) {
      throw new AssertionError(runner.out() + runner.err());
    }
    runner.results().assertUndisturbed(SITES);
    return runner.results().recovery(struck());
  }

  TestGrid grid() {
    return grid;
  }

  Path temporary() {
    return runner.temporary();
  }

  void cut() {
    proxy.cut();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    grid.close();
    runner.close();
    server.close();
  }
}
