package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Visit;

/** A session whose visits keep to their run's lane. */
final class PacedSession implements BrowserSession {
  private final BrowserSession session;
  private final Abreast.Lane lane;
  private volatile boolean givenUp;

  PacedSession(BrowserSession session, Abreast.Lane lane) {
    this.session = session;
    this.lane = lane;
  }

  @Override
  public String id() {
    return session.id();
  }

  @Override
  public String node() {
    return session.node();
  }

  @Override
  public String browser() {
    return session.browser();
  }

  @Override
  public PageObservation visit(Visit visit) {
    lane.enter(visit.site().id(), () -> givenUp);
    return session.visit(visit);
  }

  @Override
  public void proveExtension() {
    session.proveExtension();
  }

  @Override
  public void whenDraining(Runnable action) {
    session.whenDraining(action);
  }

  @Override
  public void abandon(String reason) {
    givenUp = true;
    session.abandon(reason);
    lane.wake();
  }

  @Override
  public void close() {
    session.close();
  }
}
