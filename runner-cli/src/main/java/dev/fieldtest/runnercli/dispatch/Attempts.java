package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.reports.Attempt;
import java.time.Clock;

/** What is done at each site. Immutable and thread-safe. */
public interface Attempts {
  /** Makes one attempt in a session; what infrastructure spoils comes back as a void attempt. */
  Attempt attempt(Ticket ticket, Work work, BrowserSession session);

  /** What attempts are timed by. */
  Clock clock();
}
