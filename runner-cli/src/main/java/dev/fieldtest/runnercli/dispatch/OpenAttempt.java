package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.SessionRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An attempt that goes on: what is known of it before its visits are made. */
record OpenAttempt(Ticket ticket, Work work, BrowserSession session, Clock clock, Instant started) {
  static OpenAttempt begin(Ticket ticket, Work work, BrowserSession session, Clock clock) {
    return new OpenAttempt(ticket, work, session, clock, clock.instant());
  }

  static AttemptResult judged(Judgement judgement) {
    return new AttemptResult.Judged(judgement.outcome(), judgement.detail(), judgement.truth());
  }

  static AttemptResult spoilt(GridException failure) {
    return new AttemptResult.Spoilt(failure.abortCause(), String.valueOf(failure.getMessage()));
  }

  /** Ends it. */
  Attempt end(
      AttemptResult result, Optional<PageObservation> visit, Optional<PageObservation> control) {
    return new Attempt(
        ticket.site().id(),
        ticket.number(),
        ticket.chunk(),
        Optional.of(new SessionRecord(session.id(), session.node(), session.browser())),
        work.profile(),
        started,
        Duration.between(started, clock.instant()),
        result,
        visit,
        control);
  }
}
