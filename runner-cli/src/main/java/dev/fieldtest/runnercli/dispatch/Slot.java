package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.runnercli.dispatch.Message.Broken;
import dev.fieldtest.runnercli.dispatch.Message.Failure;
import dev.fieldtest.runnercli.dispatch.Message.Finished;
import dev.fieldtest.runnercli.dispatch.Message.Free;
import dev.fieldtest.runnercli.dispatch.Message.Opened;
import dev.fieldtest.runnercli.dispatch.Message.Started;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Serves one piece of work with one session: several sites at a time, until all are tried or the
 * session is lost.
 */
final class Slot {
  private final Grid grid;
  private final SessionRequest request;
  private final SiteCheck check;
  private final Work work;
  private final Consumer<Message> tell;
  private final DomainGate gate;
  private final Deque<Ticket> waiting;
  private final Interruptible opening = new Interruptible();
  private volatile Optional<BrowserSession> opened = Optional.empty();
  private volatile Optional<Failure> failure = Optional.empty();

  Slot(Resources resources, Work work, Consumer<Message> tell) {
    this.grid = resources.grid();
    this.request = resources.request().with(work.profile());
    this.check = resources.check();
    this.gate = resources.gate();
    this.work = work;
    this.tell = tell;
    this.waiting = new ArrayDeque<>(work.tickets());
  }

  /** What all slots share. */
  record Resources(Grid grid, SessionRequest request, SiteCheck check, DomainGate gate) {}

  /** Does the work and tells of it; the last message is {@link Free}. */
  void serve(int tabs, ExecutorService threads) {
    try (var session = open()) {
      tell.accept(new Opened(new SessionRecord(session.id(), session.node(), session.browser())));
      Callable<Optional<Failure>> tab = () -> serveTab(session);
      var count = work.isolation().alone() ? 1 : Math.min(tabs, work.tickets().size());
      threads.invokeAll(IntStream.range(0, count).mapToObj(unused -> tab).toList());
    } catch (GridException e) {
      fail(new Failure(e.abortCause(), String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new Failure(AbortCause.RUNNER_LOST, "interrupted"));
    } catch (RuntimeException | Error e) {
      tell.accept(new Broken(e));
    } finally {
      tell.accept(new Free(this, gate.drain(waiting), failure));
    }
  }

  private BrowserSession open() {
    opening.enter();
    try {
      var session = grid.open(request);
      opened = Optional.of(session);
      return session;
    } finally {
      opening.leave();
    }
  }

  /** What it serves. */
  Work work() {
    return work;
  }

  /** Opens no further site, nor a session; those that were waiting have no result. */
  void stop() {
    gate.drain(waiting);
    opening.end();
  }

  /** Gives up the sites that are open; to be called after {@link #stop}. */
  void cut(String reason) {
    opened.ifPresent(session -> session.abandon(reason));
  }

  private synchronized void fail(Failure why) {
    failure = failure.or(() -> Optional.of(why));
  }

  private Optional<Failure> serveTab(BrowserSession session) throws InterruptedException {
    while (failure.isEmpty()) {
      var next = gate.take(waiting);
      if (next.isEmpty()) {
        break;
      }
      try {
        serveSite(next.get(), session);
      } catch (RuntimeException | Error e) {
        tell.accept(new Broken(e));
      } finally {
        gate.leave(next.get());
      }
    }
    return failure;
  }

  private void serveSite(Ticket ticket, BrowserSession session) {
    tell.accept(new Started(ticket, check.clock().instant()));
    var attempt = check.attempt(ticket, work, session);
    if (attempt.result() instanceof AttemptResult.Spoilt spoilt) {
      fail(new Failure(spoilt.cause(), spoilt.detail()));
    }
    tell.accept(new Finished(ticket, attempt));
  }
}
