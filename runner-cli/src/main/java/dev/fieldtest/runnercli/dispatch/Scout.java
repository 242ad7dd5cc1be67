package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.sitecorpus.Expectation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks for the login form of each site, without the extension: a visit that explores. A site with
 * a form ends as {@code UNTOUCHED}, and no outcome blames an extension.
 *
 * @param contract of the extension that the session has, and that does nothing here
 * @param timeout of a visit
 */
public record Scout(InjectionContract contract, Duration timeout, Clock clock) implements Attempts {
  @Override
  public Attempt attempt(Ticket ticket, Work work, BrowserSession session) {
    var open = OpenAttempt.begin(ticket, work, session, clock);
    try {
      var page = session.visit(new Visit(ticket.site(), Visit.Kind.EXPLORE, timeout));
      return open.end(OpenAttempt.judged(judge(page)), Optional.empty(), Optional.of(page));
    } catch (GridException e) {
      return open.end(OpenAttempt.spoilt(e), Optional.empty(), Optional.empty());
    }
  }

  private Judgement judge(PageObservation page) {
    var judgement = new InjectionCheck(Expectation.UNTOUCHED, contract).judge(page, page);
    var isFound = page.form().filter(FormFacts::visible).isPresent();
    return !judgement.outcome().passed() || isFound
        ? judgement
        : Judgement.of(Outcome.FORM_ABSENT, "no login form was found");
  }
}
