package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.sitecorpus.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes attempts: a visit with the extension and, where that does not pass, a control visit right
 * after it. Immutable and thread-safe.
 *
 * @param contract what the extension promises
 * @param timeout of a visit, where the corpus says nothing else
 */
public record SiteCheck(InjectionContract contract, Duration timeout, Clock clock) {

  /** Makes one attempt in a session; what infrastructure spoils comes back as a void attempt. */
  Attempt attempt(Ticket ticket, Work work, BrowserSession session) {
    var started = clock.instant();
    var record = Optional.of(new SessionRecord(session.id(), session.node(), session.browser()));
    var seen = new Seen();
    AttemptResult result;
    try {
      var judgement =
          work.isolation() == Isolation.CONTROL_FIRST
              ? checkKiller(ticket.site(), session, seen)
              : check(ticket.site(), session, seen);
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
        seen.visit,
        seen.control);
  }

  private static AttemptResult spoilt(GridException failure) {
    return new AttemptResult.Spoilt(failure.abortCause(), String.valueOf(failure.getMessage()));
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }

  private Judgement check(Site site, BrowserSession session, Seen seen) {
    var check = new InjectionCheck(site.expect(), contract);
    var visit = session.visit(visit(site, Visit.Kind.EXTENSION));
    seen.visit = Optional.of(visit);
    var pass = check.pass(visit);
    if (pass.isPresent()) {
      return pass.get();
    }
    var control = session.visit(visit(site, Visit.Kind.CONTROL));
    seen.control = Optional.of(control);
    return judge(check, seen, session);
  }

  private static Judgement judge(InjectionCheck check, Seen seen, BrowserSession session) {
    var judgement = check.judge(seen.visit.orElseThrow(), seen.control.orElseThrow());
    if (judgement.outcome() == Outcome.NOT_DETECTED) {
      session.proveExtension();
    }
    return judgement;
  }

  /** Checks a site that has killed a browser of its own: the visit that kills again is judged. */
  private Judgement checkKiller(Site site, BrowserSession session, Seen seen) {
    var check = new InjectionCheck(site.expect(), contract);
    try {
      seen.control = Optional.of(session.visit(visit(site, Visit.Kind.CONTROL)));
      seen.visit = Optional.of(session.visit(visit(site, Visit.Kind.EXTENSION)));
    } catch (GridException e) {
      if (e.abortCause() != AbortCause.BROWSER_LOST) {
        throw e;
      }
      return seen.control.isEmpty()
          ? Judgement.of(Outcome.TIMED_OUT, "it kills its browser, without the extension too")
          : Judgement.of(Outcome.PAGE_BROKEN, "with the extension it kills its browser");
    }
    return check.pass(seen.visit.get()).orElseGet(() -> judge(check, seen, session));
  }

  /** Whether an attempt was judged by the death of the browser that the site had alone. */
  static boolean killedBrowser(Attempt attempt) {
    return attempt.judged() && attempt.visit().isEmpty();
  }

  private Visit visit(Site site, Visit.Kind kind) {
    return new Visit(site, kind, site.timeout().orElse(timeout));
  }

  /** What was seen before an attempt ended, however it did. */
  private static final class Seen {
    private Optional<PageObservation> visit = Optional.empty();
    private Optional<PageObservation> control = Optional.empty();
  }
}
