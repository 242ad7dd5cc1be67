package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.RegistrableDomain;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps at most so many sites of one registrable domain open at once, in all sessions together.
 * Thread-safe.
 */
final class DomainGate {
  private final int limit;
  private final Map<RegistrableDomain, Integer> open = new HashMap<>();

  DomainGate(int limit) {
    this.limit = limit;
  }

  /**
   * Takes the first ticket whose domain has room, and waits while there are tickets but no room.
   *
   * @param waiting tickets to choose from; the chosen one is removed. Other threads may change it
   *     only through this gate
   * @return empty if there are no tickets left
   */
  synchronized Optional<Ticket> take(Deque<Ticket> waiting) throws InterruptedException {
    while (!waiting.isEmpty()) {
      for (Iterator<Ticket> tickets = waiting.iterator(); tickets.hasNext(); ) {
        var ticket = tickets.next();
        if (enter(RegistrableDomain.of(ticket.site().url()))) {
          tickets.remove();
          return Optional.of(ticket);
        }
      }
      wait();
    }
    return Optional.empty();
  }

  /** Gives back the room that a ticket had. */
  synchronized void leave(Ticket ticket) {
    open.merge(RegistrableDomain.of(ticket.site().url()), -1, Integer::sum);
    notifyAll();
  }

  private boolean enter(RegistrableDomain domain) {
    if (open.getOrDefault(domain, 0) >= limit) {
      return false;
    }
    open.merge(domain, 1, Integer::sum);
    return true;
  }

  /** Empties a queue, and lets those who wait for it go. */
  synchronized List<Ticket> drain(Deque<Ticket> waiting) {
    var rest = List.copyOf(waiting);
    waiting.clear();
    notifyAll();
    return rest;
  }
}
