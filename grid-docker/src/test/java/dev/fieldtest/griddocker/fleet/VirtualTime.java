package dev.fieldtest.griddocker.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still, and what will happen when it goes on. */
public final class VirtualTime extends Clock {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
  private Instant instant;
  private long number;
  private Runnable after = () -> {};

  public VirtualTime(Instant start) {
    this.instant = start;
  }

  private record Event(Instant at, long number, Runnable action) {}

  /** Has something happen later. */
  public void in(double seconds, Runnable action) {
    events.add(new Event(instant.plusMillis((long) (seconds * 1000)), number++, action));
  }

  /** Has something happen after all that happens. */
  public void afterEach(Runnable action) {
    after = action;
  }

  /** Lets everything happen until then. */
  public void goOn(Instant until) {
    while (!events.isEmpty() && !events.peek().at().isAfter(until)) {
      next();
    }
    instant = until;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    goOn(instant.plus(time));
  }

  /** Lets the next thing happen, if there is one. */
  public boolean step() {
    if (events.isEmpty()) {
      return false;
    }
    next();
    return true;
  }

  private void next() {
    var event = events.remove();
    instant = event.at();
    event.action().run();
    after.run();
  }

  /** When the next thing happens; the end of time if nothing does. */
  public Instant next(Instant otherwise) {
    return events.isEmpty() ? otherwise : events.peek().at();
  }

  @Override
  public Instant instant() {
    return instant;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
