package dev.fieldtest.griddocker;

import java.net.URI;

/** A grid as whoever gives it machines sees it. Thread-safe. */
public interface GridControl {
  /** As {@link #of(HubAddress, String)}, with the password that is in the address, if any. */
  static GridControl of(URI url, String secret) {
    return of(HubAddress.of(url), secret);
  }

  /**
   * A grid at an address. Nothing is asked of it yet.
   *
   * @param secret with which nodes register there; empty if there is none
   */
  static GridControl of(HubAddress hub, String secret) {
    return new HubControl(new GridHttp(hub), secret);
  }

  /**
   * Asks what there is to do, and with what.
   *
   * @throws GridException with {@code GRID_LOST} if no grid answers
   */
  GridLoad load();

  /**
   * Has a node take no further session, and leave after its last. A node that is gone is passed
   * over.
   *
   * @param node the grid's id
   * @throws GridException with {@code GRID_LOST} if no grid answers, {@code NO_SESSION} if it wants
   *     another secret
   */
  void drain(String node);
}
