package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
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
  Attempt attempt(Ticket ticket, Profile profile, BrowserSession session) {
    var started = clock.instant();
    var record = Optional.of(new SessionRecord(session.id(), session.node(), session.browser()));
    var seen = new Seen();
    AttemptResult result;
    try {
      var judgement = check(ticket.site(), session, seen);
      result = new AttemptResult.Judged(judgement.outcome(), judgement.detail(), judgement.truth());
    } catch (GridException e) {
      result = spoilt(e);
    }
    return new Attempt(
        ticket.site().id(),
        ticket.number(),
        ticket.chunk(),
        record,
        profile,
        started,
        since(started),
        result,
        seen.visit,
        seen.control);
  }

  /** The void attempt of a site that got no session. */
  Attempt withoutSession(Ticket ticket, Profile profile, Instant started, GridException failure) {
    return new Attempt(
        ticket.site().id(),
        ticket.number(),
        ticket.chunk(),
        Optional.empty(),
        profile,
        started,
        since(started),
        spoilt(failure),
        Optional.empty(),
        Optional.empty());
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
    var judgement = check.judge(visit, control);
    if (judgement.outcome() == Outcome.NOT_DETECTED) {
      session.proveExtension();
    }
    return judgement;
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
