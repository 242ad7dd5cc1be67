package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.reports.files.Screenshots.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
    Clock clock) {

  /** Makes one attempt in a session; what infrastructure spoils comes back as a void attempt. */
  Attempt attempt(Ticket ticket, Work work, BrowserSession session) {
    var started = clock.instant();
    var record = Optional.of(new SessionRecord(session.id(), session.node(), session.browser()));
    var visits = new AttemptVisits(this, ticket, session);
    AttemptResult result;
    try {
      var judgement = visits.judge(work.isolation());
      result = new AttemptResult.Judged(judgement.outcome(), judgement.detail(), judgement.truth());
    } catch (GridException e) {
      result = spoilt(e);
    }
    return new Attempt(
        ticket.site().id(),
        ticket.number(),
        ticket.chunk(),
        record,
        work.profile(),
        started,
        since(started),
        result,
        visits.seen(Side.WITH, result),
        visits.seen(Side.WITHOUT, result));
  }

  private static AttemptResult spoilt(GridException failure) {
    return new AttemptResult.Spoilt(failure.abortCause(), String.valueOf(failure.getMessage()));
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }

  /** Whether an attempt was judged by the death of the browser that the site had alone. */
  static boolean killedBrowser(Attempt attempt) {
    return attempt.judged() && attempt.visit().isEmpty();
  }
}
