package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.PageObservation;

/** A session that does what another one does, but for what a subclass says. */
public abstract class ForwardingSession implements BrowserSession {
  private final BrowserSession session;

  /**
   * @param session that does it
   */
  protected ForwardingSession(BrowserSession session) {
    this.session = session;
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
    session.abandon(reason);
  }

  @Override
  public void close() {
    session.close();
  }
}
