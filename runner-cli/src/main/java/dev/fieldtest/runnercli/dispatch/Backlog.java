package dev.fieldtest.runnercli.dispatch;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sites that a session has yet to open. When there is none that may be opened, it asks for
 * more, once until it is answered. Not thread-safe: a {@link DomainGate} guards it.
 */
final class Backlog {
  private final Deque<Ticket> waiting;
  private final Runnable ask;
  private boolean asked;
  private boolean ended;
  private boolean closed;

  /**
   * @param ask asks for more; {@link #add} or {@link #end} answers, from whatever thread
   */
  Backlog(Collection<Ticket> tickets, Runnable ask) {
    this.waiting = new ArrayDeque<>(tickets);
    this.ask = ask;
  }

  /** Takes the first ticket that may be opened; asks for more if there is none. */
  Optional<Ticket> poll(Predicate<Ticket> mayOpen) {
    if (closed) {
      return Optional.empty();
    }
    for (Iterator<Ticket> tickets = waiting.iterator(); tickets.hasNext(); ) {
      var ticket = tickets.next();
      if (mayOpen.test(ticket)) {
        tickets.remove();
        return Optional.of(ticket);
      }
    }
    if (!asked && !ended) {
      asked = true;
      ask.run();
    }
    return Optional.empty();
  }

  void add(List<Ticket> more) {
    waiting.addAll(more);
    asked = false;
  }

  /** No more will come. */
  void end() {
    ended = true;
  }

  /** Nothing is taken from it any more. */
  void close() {
    closed = true;
  }

  /** Whether nothing will be taken from it any more. */
  boolean isDone() {
    return closed || (ended && waiting.isEmpty());
  }

  /** Empties it. */
  List<Ticket> drain() {
    var rest = List.copyOf(waiting);
    waiting.clear();
    return rest;
  }
}
