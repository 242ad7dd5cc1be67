package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.PageObservation;

/**
 * A live browser with the extension. Thread-safe: several visits may go on at once, each in a tab
 * of its own.
 *
 * <p>Every method throws {@link GridException} when the browser, its node or the grid is lost.
 */
public interface BrowserSession extends AutoCloseable {
  /** The Grid's id of the session. */
  String id();

  /** Address of the node, as the Grid knows it. */
  String node();

  /** Browser name and version. */
  String browser();

  /** Visits a page and returns when it can be judged, or when time is up. */
  PageObservation visit(Visit visit);

  /**
   * Proves on the probe page that the extension is loaded and alive.
   *
   * @throws GridException with {@code EXTENSION_LOST} if it is not
   */
  void proveExtension();

  /**
   * Has an action run, at most once and from any thread, when the node is to go: it gives no
   * further session, and waits for this one to close.
   */
  void whenDraining(Runnable action);

  /** Has the visits that go on fail at once with {@code RUNNER_LOST}, and all later ones. */
  void abandon(String reason);

  /** Ends the browser. Does not throw. */
  @Override
  void close();
}
