package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.RegistrableDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps at most so many sites of one registrable domain open at once, in all sessions together. A
 * site is open from its visit to the end of its control visit, and again each time that it is tried
 * again. Thread-safe.
 */
final class DomainGate {
  private final int limit;
  private final Map<RegistrableDomain, Integer> open = new HashMap<>();

  DomainGate(int limit) {
    this.limit = limit;
  }

  /**
   * Takes the first ticket whose domain has room; waits while there is none and more may come.
   *
   * @param backlog tickets to choose from. Other threads may change it only through this gate
   * @return empty if there are no tickets left
   */
  synchronized Optional<Ticket> take(Backlog backlog) throws InterruptedException {
    while (!backlog.isDone()) {
      var ticket = backlog.poll(this::enter);
      if (ticket.isPresent()) {
        return ticket;
      }
      wait();
    }
    return Optional.empty();
  }

  private boolean enter(Ticket ticket) {
    var domain = ticket.domain();
    if (open.getOrDefault(domain, 0) >= limit) {
      return false;
    }
    open.merge(domain, 1, Integer::sum);
    return true;
  }

  /** Gives back the room that a ticket had. */
  synchronized void leave(Ticket ticket) {
    open.computeIfPresent(ticket.domain(), (domain, count) -> count == 1 ? null : count - 1);
    notifyAll();
  }

  /**
   * Answers a backlog that asked for more.
   *
   * @param more empty if it is to end with what it has
   */
  synchronized void answer(Backlog backlog, List<Ticket> more) {
    if (more.isEmpty()) {
      backlog.end();
    } else {
      backlog.add(more);
    }
    notifyAll();
  }

  /** Lets nothing be taken from a backlog any more, and lets those who wait for it go. */
  synchronized void close(Backlog backlog) {
    backlog.close();
    notifyAll();
  }

  /** Closes and empties a backlog. */
  synchronized List<Ticket> drain(Backlog backlog) {
    close(backlog);
    return backlog.drain();
  }
}
