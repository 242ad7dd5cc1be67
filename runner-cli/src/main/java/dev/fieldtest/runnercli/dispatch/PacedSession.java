package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.ForwardingSession;
import dev.fieldtest.griddocker.Visit;

/** A session whose visits keep to their run's lane. */
final class PacedSession extends ForwardingSession {
  private final Abreast.Lane lane;
  private volatile boolean givenUp;

  PacedSession(BrowserSession session, Abreast.Lane lane) {
    super(session);
    this.lane = lane;
  }

  @Override
  public PageObservation visit(Visit visit) {
    lane.enter(visit.site().id(), () -> givenUp);
    return super.visit(visit);
  }

  @Override
  public void abandon(String reason) {
    givenUp = true;
    super.abandon(reason);
    lane.wake();
  }
}
