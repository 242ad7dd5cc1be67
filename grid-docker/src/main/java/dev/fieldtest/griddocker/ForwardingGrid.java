package dev.fieldtest.griddocker;

import java.net.InetAddress;
import java.net.URI;

/** A grid that does what another one does, but for what a subclass says. */
public abstract class ForwardingGrid implements Grid {
  private final Grid grid;

  /**
   * @param grid that does it
   */
  protected ForwardingGrid(Grid grid) {
    this.grid = grid;
  }

  @Override
  public URI url() {
    return grid.url();
  }

  @Override
  public GridStatus status() {
    return grid.status();
  }

  @Override
  public InetAddress thisMachine() {
    return grid.thisMachine();
  }

  @Override
  public BrowserSession open(SessionRequest request) {
    return grid.open(request);
  }

  @Override
  public void close() {
    grid.close();
  }
}
