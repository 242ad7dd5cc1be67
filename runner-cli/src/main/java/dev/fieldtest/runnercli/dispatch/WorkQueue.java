package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.Profile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left to do, and which of it goes next: the plan's chunks in their order, then what is to
 * be repeated. A session takes one chunk after another until its turn is over. What is to be
 * repeated needs a browser that has not seen it, so it begins in a fresh one: a turn's worth of it
 * before further chunks, since it may take long, and the rest after them. A suspect gets a browser
 * of its own. Pure; not thread-safe.
 */
public final class WorkQueue {
  /**
   * So many sites a browser serves by default. When one retires, its tabs stand idle until its
   * slowest page is done, unless there is a slot to spare: with 100 sites a browser that cost a
   * third of a run on 20 slots without timings, with 500 it costs a fiftieth (bench/schedule).
   */
  public static final int DEFAULT_TURN = 500;

  private final int turn;
  private final Deque<Work> planned = new ArrayDeque<>();
  private final Map<Profile, Deque<Ticket>> repeats = new EnumMap<>(Profile.class);
  private final Deque<Work> suspects = new ArrayDeque<>();

  /**
   * @param turn how many sites a session takes at most
   */
  public WorkQueue(int turn) {
    this.turn = turn;
  }

  /** Appends a chunk. */
  public void add(Work work) {
    planned.add(work);
  }

  /** Takes back what a lost session did not begin; it was first, and stays so. */
  void putBack(Work work) {
    planned.addFirst(work);
  }

  void repeat(Ticket ticket, RetryPolicy.Repeat how) {
    if (how.isolation().alone()) {
      suspects.add(new Work(how.profile(), how.isolation(), List.of(ticket)));
    } else {
      repeats.computeIfAbsent(how.profile(), unused -> new ArrayDeque<>()).add(ticket);
    }
  }

  /** What a fresh session begins with. */
  public Optional<Work> next() {
    return repeats(turn)
        .or(this::nextPlanned)
        .or(() -> Optional.ofNullable(suspects.poll()))
        .or(() -> repeats(1));
  }

  /**
   * What a session goes on with.
   *
   * @param begun what it began with
   * @param taken how many sites it has taken so far
   * @return empty if its turn is over, or there is nothing for it
   */
  public List<Ticket> more(Work begun, int taken) {
    var next = planned.peek();
    if (begun.isolation().alone()
        || next == null
        || next.isolation().alone()
        || next.profile() != begun.profile()) {
      return List.of();
    }
    return taken < turn ? take(planned.remove(), turn - taken).tickets() : List.of();
  }

  /** How many chunks are left. */
  int planned() {
    return planned.size();
  }

  private Optional<Work> nextPlanned() {
    return Optional.ofNullable(planned.poll()).map(work -> take(work, turn));
  }

  /** Takes as much of a chunk as there is room for, and leaves the rest for whoever comes next. */
  private Work take(Work work, int room) {
    var tickets = work.tickets();
    if (tickets.size() <= room) {
      return work;
    }
    planned.addFirst(
        new Work(work.profile(), work.isolation(), tickets.subList(room, tickets.size())));
    return new Work(work.profile(), work.isolation(), tickets.subList(0, room));
  }

  /** A turn of what is to be repeated under one profile, if there is at least so much. */
  private Optional<Work> repeats(int least) {
    return repeats.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= least)
        .findFirst()
        .map(entry -> new Work(entry.getKey(), Isolation.NONE, take(entry.getValue())));
  }

  private List<Ticket> take(Deque<Ticket> waiting) {
    List<Ticket> taken = new ArrayList<>();
    while (!waiting.isEmpty() && taken.size() < turn) {
      taken.add(waiting.poll());
    }
    return taken;
  }
}
