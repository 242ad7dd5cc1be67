package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.reports.files.Screenshots.Side;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes attempts: a visit with the extension and, where that does not pass, a control visit right
 * after it. In most that repeat an attempt the control visit comes first, so that a site that
 * changes from visit to visit does not look as if the extension changed it. Immutable and
 * thread-safe.
 *
 * @param contract what the extension promises
 * @param timeout of a visit, where the corpus says nothing else
 * @param share which sites get a control visit even though they pass
 * @param screenshots where pictures of what does not pass go
 */
public record SiteCheck(
    InjectionContract contract,
    Duration timeout,
    ControlShare share,
    Screenshots screenshots,
    Clock clock)
    implements Attempts {

  @Override
  public Attempt attempt(Ticket ticket, Work work, BrowserSession session) {
    var open = OpenAttempt.begin(ticket, work, session, clock);
    var visits = new AttemptVisits(this, ticket, session);
    AttemptResult result;
    try {
      result = OpenAttempt.judged(visits.judge(work.isolation()));
    } catch (GridException e) {
      result = OpenAttempt.spoilt(e);
    }
    return open.end(result, visits.seen(Side.WITH, result), visits.seen(Side.WITHOUT, result));
  }

  /** Whether an attempt was judged by the death of the browser that the site had alone. */
  static boolean killedBrowser(Attempt attempt) {
    return attempt.judged() && attempt.visit().isEmpty();
  }
}
