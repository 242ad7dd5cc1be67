package dev.fieldtest.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a run used of a fleet of machines.
 *
 * @param instances how many there were
 * @param hours how long they ran together
 * @param usd what that costs about; 0 if no price is known
 * @param idleShare the share, 0 to 1, of the time of their slots in which these had no session
 * @param firstSession from the first request for a session to the first session, if there was one
 * @param events what happened to them, in the order of time
 */
public record Machines(
    int instances,
    double hours,
    double usd,
    double idleShare,
    Optional<Duration> firstSession,
    List<Event> events) {
  private static final Comparator<Event> ORDER =
      Comparator.comparing(Event::at)
          .thenComparing(Event::instance)
          .thenComparing(Event::kind)
          .thenComparing(Event::detail);

  public Machines {
    events = events.stream().sorted(ORDER).toList();
  }

  /** What can happen to a machine. */
  public enum Kind {
    /** It was launched. */
    LAUNCHED,
    /** Its node has registered. */
    REGISTERED,
    /** Its node takes no further session. */
    DRAINING,
    /** It was ended. */
    TERMINATED,
    /** It left, and not because we ended it. */
    INTERRUPTED,
    /** It was ended because it never registered. */
    REPLACED,
    /** Nothing; something is to be known. */
    REMARK
  }

  /**
   * Something that has happened.
   *
   * @param instance the machine's id; empty if it is about none
   * @param detail a few words for people
   */
  public record Event(Instant at, Kind kind, String instance, String detail) {}

  /** What several runs used; their first sessions are as late as the latest. Any order will do. */
  static Optional<Machines> together(List<Machines> runs) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    var hours = runs.stream().mapToDouble(Machines::hours).sorted().sum();
    var idle = runs.stream().mapToDouble(run -> run.idleShare * run.hours).sorted().sum();
    return Optional.of(
        new Machines(
            runs.stream().mapToInt(Machines::instances).sum(),
            hours,
            runs.stream().mapToDouble(Machines::usd).sorted().sum(),
            hours == 0 ? 0 : idle / hours,
            runs.stream().flatMap(run -> run.firstSession.stream()).max(Comparator.naturalOrder()),
            runs.stream().flatMap(run -> run.events.stream()).toList()));
  }

  /** What a thousand sites cost; nothing where no price is known. */
  public Optional<Double> usdPerThousand(int sites) {
    return sites == 0 || usd == 0 ? Optional.empty() : Optional.of(usd * 1000 / sites);
  }
}
