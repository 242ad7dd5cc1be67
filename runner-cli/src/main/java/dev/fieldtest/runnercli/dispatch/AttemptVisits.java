package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.files.Screenshots.Side;
import java.util.Optional;

/** The visits of one attempt, and what they come to. For one thread, once. */
final class AttemptVisits {
  private final SiteCheck check;
  private final Ticket ticket;
  private final BrowserSession session;
  private final InjectionCheck judging;
  private Optional<PageObservation> visit = Optional.empty();
  private Optional<PageObservation> control = Optional.empty();

  AttemptVisits(SiteCheck check, Ticket ticket, BrowserSession session) {
    this.check = check;
    this.ticket = ticket;
    this.session = session;
    this.judging = new InjectionCheck(ticket.site().expect(), check.contract());
  }

  /**
   * Makes the visits and judges.
   *
   * @throws GridException if infrastructure spoils one of them
   */
  Judgement judge(Isolation isolation) {
    if (isolation == Isolation.CONTROL_FIRST) {
      return judgeKiller();
    }
    if (beginsWithControl()) {
      visitWithout();
    }
    visitWith();
    var pass = judging.pass(visit.orElseThrow());
    if (pass.isPresent() && control.isEmpty() && !isSampled()) {
      return proved(pass.get());
    }
    if (control.isEmpty()) {
      visitWithout();
    }
    return judgeBoth();
  }

  /** Checks a site that has killed a browser of its own: the visit that kills again is judged. */
  private Judgement judgeKiller() {
    try {
      visitWithout();
      visitWith();
    } catch (GridException e) {
      if (e.abortCause() != AbortCause.BROWSER_LOST) {
        throw e;
      }
      return control.isEmpty()
          ? Judgement.of(Outcome.TIMED_OUT, "it kills its browser, without the extension too")
          : Judgement.of(Outcome.PAGE_BROKEN, "with the extension it kills its browser");
    }
    return judgeBoth();
  }

  private Judgement judgeBoth() {
    return proved(judging.judge(visit.orElseThrow(), control.orElseThrow()));
  }

  private void visitWith() {
    visit = Optional.of(session.visit(visit(Visit.Kind.EXTENSION)));
  }

  private void visitWithout() {
    control = Optional.of(session.visit(visit(Visit.Kind.CONTROL)));
  }

  private boolean isRepeat() {
    return ticket.number() > 1;
  }

  /**
   * Most repeats do, for the first attempt did not. Every third begins as the first did: a site
   * that changes with each visit must not keep step with the attempts.
   */
  private boolean beginsWithControl() {
    return ticket.number() % 3 != 1;
  }

  private boolean isSampled() {
    return check.share().takes(ticket.site().id());
  }

  private Visit visit(Visit.Kind kind) {
    var timeout = ticket.site().timeout().orElse(check.timeout());
    return new Visit(ticket.site(), kind, timeout, isRepeat() || isSampled());
  }

  /**
   * That the extension did nothing counts only if it is alive: where it was to do nothing, its
   * marker on the page shows that as well.
   */
  private Judgement proved(Judgement judgement) {
    var isShown = visit.orElseThrow().frames().stream().anyMatch(FrameFacts::ready);
    if (judgement.outcome() == Outcome.NOT_DETECTED
        || (judgement.outcome() == Outcome.UNTOUCHED && !isShown)) {
      session.proveExtension();
    }
    return judgement;
  }

  /**
   * What a visit saw, empty if it was not made; its picture is in the folder of screenshots. Of
   * what passes, no traces are kept.
   */
  Optional<PageObservation> seen(Side side, AttemptResult result) {
    var seen = side == Side.WITH ? visit : control;
    return result.outcome().passed()
        ? seen.map(observation -> observation.with(Optional.empty()))
        : seen.map(
            observation ->
                observation.withPicture(
                    picture ->
                        check
                            .screenshots()
                            .keep(ticket.site().id(), ticket.number(), side, picture)));
  }
}
