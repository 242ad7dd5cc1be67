package dev.fieldtest.griddocker;

import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;

/**
 * A visit to make.
 *
 * @param site the page
 * @param kind with the extension or without
 * @param timeout from navigation to judgement as the page stands
 * @param traced whether traces are kept although the visit passes, for a control visit may follow
 *     and tell otherwise
 */
public record Visit(Site site, Kind kind, Duration timeout, boolean traced) {
  /** A visit of which traces are kept unless it passes. */
  public Visit(Site site, Kind kind, Duration timeout) {
    this(site, kind, timeout, false);
  }

  /** Whether the extension runs, and what for the visit is. */
  public enum Kind {
    /** In a tab of the session, where the extension runs. */
    EXTENSION,
    /** In a browser context of its own of the same session, where it does not. */
    CONTROL,
    /** As a control visit, to find out what the corpus could say of the page. */
    EXPLORE;

    /** Whether the extension runs in it. */
    public boolean withExtension() {
      return this == EXTENSION;
    }
  }
}
