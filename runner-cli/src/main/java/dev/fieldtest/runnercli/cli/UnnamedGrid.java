package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import java.net.URI;

/** The grid of a fleet whose hub nobody has named. It is like one that does not answer. */
final class UnnamedGrid implements GridControl {
  static final GridControl HUB = new UnnamedGrid();

  /** By RFC 2606 nobody is there. */
  static final URI URL = URI.create("http://hub.invalid:4444");

  private UnnamedGrid() {}

  @Override
  public GridLoad load() {
    throw unknown();
  }

  @Override
  public void drain(String node) {
    throw unknown();
  }

  private static GridException unknown() {
    return new GridException(
        AbortCause.GRID_LOST, "the machines' hub is not known; name it with --grid");
  }
}
