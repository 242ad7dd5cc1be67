package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.runnercli.dispatch.Message.Broken;
import dev.fieldtest.runnercli.dispatch.Message.Draining;
import dev.fieldtest.runnercli.dispatch.Message.Failure;
import dev.fieldtest.runnercli.dispatch.Message.Finished;
import dev.fieldtest.runnercli.dispatch.Message.Free;
import dev.fieldtest.runnercli.dispatch.Message.Hungry;
import dev.fieldtest.runnercli.dispatch.Message.Opened;
import dev.fieldtest.runnercli.dispatch.Message.Started;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Serves work with one session: several sites at a time, and more when it runs out of them, until
 * there is no more for it or the session is lost.
 */
final class Slot {
  private final Resources resources;
  private final SessionRequest request;
  private final Attempts attempts;
  private final Work work;
  private final Consumer<Message> tell;
  private final DomainGate gate;
  private final Backlog waiting;
  private final List<Ticket> taken;
  private final Interruptible opening = new Interruptible();
  private volatile Optional<BrowserSession> opened = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  Slot(Resources resources, Work work, Consumer<Message> tell) {
    this.resources = resources;
    this.request = resources.request().with(work.profile());
    this.attempts = resources.attempts();
    this.gate = resources.gate();
    this.work = work;
    this.tell = tell;
    this.taken = new ArrayList<>(work.tickets());
    this.waiting = new Backlog(work.tickets(), () -> tell.accept(new Hungry(this)));
  }

  /** What all slots share. */
  record Resources(
      Grid grid, SessionRequest request, Attempts attempts, DomainGate gate, TabTuner tuner) {
    /** The same with sessions that are predicted to be used for so long. */
    Resources lasting(Duration time) {
      return new Resources(grid, request.lasting(time), attempts, gate, tuner);
    }

    /** How many tabs a session is to have now for some work. */
    int tabs(Work work) {
      return work.isolation().alone() ? 1 : tuner.tabs();
    }
  }

  /** Does the work and tells of it; the last message is {@link Free}. */
  void serve(ExecutorService threads) {
    try (var session = open()) {
      tell.accept(new Opened(new SessionRecord(session.id(), session.node(), session.browser())));
      session.whenDraining(this::drain);
      new TabThreads(threads, this::tabs, () -> serveNext(session)).run();
    } catch (GridException e) {
      fail(new Failure(e.abortCause(), String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new Failure(AbortCause.RUNNER_LOST, "interrupted"));
    } catch (RuntimeException | Error e) {
      tell.accept(new Broken(e));
    } finally {
      tell.accept(new Free(this, failure()));
    }
  }

  private BrowserSession open() {
    opening.enter();
    try {
      var session = resources.grid().open(request);
      opened = Optional.of(session);
      return session;
    } finally {
      opening.leave();
    }
  }

  /** What it began with. */
  Work work() {
    return work;
  }

  /** All that it was given so far. For the dispatching thread only. */
  List<Ticket> taken() {
    return List.copyOf(taken);
  }

  /** What it was given and did not begin, once it is free. For the dispatching thread only. */
  List<Ticket> untried() {
    return gate.drain(waiting);
  }

  /**
   * Answers {@link Hungry}. For the dispatching thread only.
   *
   * @param more nothing if it is to retire
   */
  void give(List<Ticket> more) {
    taken.addAll(more);
    gate.answer(waiting, more);
  }

  /**
   * Opens no further site, and hands back those that it did not begin. For the dispatching thread
   * only.
   */
  List<Ticket> handBack() {
    stop();
    var rest = untried();
    taken.removeAll(rest);
    return rest;
  }

  /** Opens no further site, nor a session. */
  void stop() {
    gate.close(waiting);
    opening.end();
  }

  /** Gives up the sites that are open; to be called after {@link #stop}. */
  void cut(String reason) {
    opened.ifPresent(session -> session.abandon(reason));
  }

  /** Whether its browser was opened. */
  boolean isOpen() {
    return opened.isPresent();
  }

  private int tabs() {
    return resources.tabs(work);
  }

  /** Told at once, so that the rest begins elsewhere while the open sites are finished. */
  private void drain() {
    tell.accept(new Draining(this));
    stop();
  }

  private synchronized void fail(Failure why) {
    failure = failure.or(() -> Optional.of(why));
    stop();
  }

  private synchronized Optional<Failure> failure() {
    return failure;
  }

  private boolean serveNext(BrowserSession session) throws InterruptedException {
    var next = gate.take(waiting);
    if (next.isEmpty()) {
      return false;
    }
    try {
      serveSite(next.get(), session);
    } catch (RuntimeException | Error e) {
      tell.accept(new Broken(e));
    } finally {
      gate.leave(next.get());
    }
    return true;
  }

  private void serveSite(Ticket ticket, BrowserSession session) {
    tell.accept(new Started(ticket, attempts.clock().instant()));
    var attempt = attempts.attempt(ticket, work, session);
    if (attempt.result() instanceof AttemptResult.Spoilt spoilt) {
      fail(new Failure(spoilt.cause(), spoilt.detail()));
    } else {
      resources.tuner().completed(attempt.took());
    }
    tell.accept(new Finished(ticket, attempt));
  }
}
