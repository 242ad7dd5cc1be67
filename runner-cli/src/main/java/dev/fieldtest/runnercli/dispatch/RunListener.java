package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Instant;

/** Hears of a run as it goes. All calls come from one thread, in the order of the events. */
public interface RunListener {
  /** A browser is open. */
  default void opened(SessionRecord session) {}

  /** A browser that was open has ended. */
  default void closed() {}

  /** An attempt begins. */
  default void started(SiteId site, int number, Instant at) {}

  /** An attempt has ended, judged or void. */
  default void finished(Attempt attempt) {}

  /** A site has its final result. */
  default void decided(SiteResult result) {}
}
