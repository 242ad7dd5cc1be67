package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.ForwardingGrid;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import java.util.function.Consumer;

/**
 * A grid whose first sessions show whether its browsers reach the bundled sites: where machines are
 * still to come, nobody can look before. Thread-safe.
 */
final class ReachingGrid extends ForwardingGrid {
  private final SiteHosts hosts;
  private volatile Consumer<String> giveUp = line -> {};
  private volatile boolean reached;

  /**
   * @param reached whether it was looked before
   */
  ReachingGrid(Grid grid, SiteHosts hosts, boolean reached) {
    super(grid);
    this.hosts = hosts;
    this.reached = reached;
  }

  /**
   * Where they do not, nothing can be learnt.
   *
   * @param action takes why, a line for the user, from any thread
   */
  void otherwise(Consumer<String> action) {
    giveUp = action;
  }

  @Override
  public BrowserSession open(SessionRequest request) {
    var session = super.open(request);
    if (!reached) {
      try {
        hosts.requireReached(session, url());
        reached = true;
      } catch (GridException e) {
        session.close();
        if (e.abortCause() == AbortCause.NO_SESSION) { // Else the browser was lost meanwhile.
          giveUp.accept(String.valueOf(e.getMessage()));
        }
        throw e;
      }
    }
    return session;
  }
}
