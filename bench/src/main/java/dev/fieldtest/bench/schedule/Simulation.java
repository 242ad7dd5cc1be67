package dev.fieldtest.bench.schedule;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.ChunkSizes;
import dev.fieldtest.chunker.Chunker;
import dev.fieldtest.chunker.Selection;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.runnercli.dispatch.Isolation;
import dev.fieldtest.runnercli.dispatch.Roster;
import dev.fieldtest.runnercli.dispatch.Ticket;
import dev.fieldtest.runnercli.dispatch.Work;
import dev.fieldtest.runnercli.dispatch.WorkQueue;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run in virtual time: the real plan, queue and roster; only browsers are made up. What the real
 * slots do with them is told again in {@link Browser}.
 */
final class Simulation {
  private final Workload workload;
  private final Shape shape;
  private final WorkQueue queue;
  private final Roster<Browser> roster;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
  private long scheduled;
  private double now;
  private int browsers;

  private Simulation(Workload workload, Shape shape) {
    this.workload = workload;
    this.shape = shape;
    this.queue = new WorkQueue(shape.turn());
    this.roster = new Roster<>(shape.slots(), shape.spare());
  }

  /**
   * What came of a run.
   *
   * @param makespan seconds until the last site has its result
   * @param browsers how many were opened
   */
  record Run(double makespan, int browsers) {}

  /** Plans with these timings, and runs with the true ones. */
  static Run run(Workload workload, Shape shape, Timings timings) {
    var sizes = ChunkSizes.DEFAULT.atMost(shape.turn()).forSessions(shape.slots());
    var selection = new Selection(workload.sites(), "", Map.of());
    var simulation = new Simulation(workload, shape);
    simulation.enqueue(new Chunker(sizes).plan(selection, Shard.WHOLE, timings));
    return simulation.run();
  }

  private void enqueue(ChunkPlan plan) {
    Map<SiteId, Site> sites =
        workload.sites().stream().collect(Collectors.toMap(Site::id, Function.identity()));
    for (var chunk : plan.chunks()) {
      var tickets =
          chunk.sites().stream()
              .flatMap(id -> Stream.ofNullable(sites.get(id)))
              .map(site -> new Ticket(site, 1, chunk.id()))
              .toList();
      queue.add(new Work(Profile.LEAN, Isolation.NONE, tickets));
    }
  }

  private Run run() {
    var last = 0.0;
    begin();
    while (!events.isEmpty()) {
      var event = events.remove();
      now = event.at();
      last = event.site() ? now : last;
      event.action().run();
      begin();
    }
    return new Run(last, browsers);
  }

  private void begin() {
    while (roster.hasRoom()) {
      var work = queue.next();
      if (work.isEmpty()) {
        return;
      }
      var browser = new Browser(work.get());
      browsers++;
      roster.add(browser);
      after(Shape.OPENING, false, browser::open);
    }
  }

  private void after(double seconds, boolean site, Runnable action) {
    events.add(new Event(now + seconds, scheduled++, site, action));
  }

  /**
   * Something that will happen.
   *
   * @param number tells apart what happens at the same time, in the order of planning
   * @param site whether a site gets its result
   */
  private record Event(double at, long number, boolean site, Runnable action) {}

  /** A session: it fills its tabs, asks for more when it has none, and retires. */
  private final class Browser {
    private final Work begun;
    private final Deque<Ticket> waiting;
    private int taken;
    private int open;
    private boolean retired;

    Browser(Work begun) {
      this.begun = begun;
      this.waiting = new ArrayDeque<>(begun.tickets());
      this.taken = begun.tickets().size();
    }

    void open() {
      while (open < shape.tabs() && hasNext()) {
        open++;
        after(workload.of(waiting.remove().site()), true, this::finished);
      }
    }

    private void finished() {
      open--;
      open();
      if (retired && open == 0) {
        after(Shape.CLOSING, false, () -> roster.remove(this));
      }
    }

    private boolean hasNext() {
      if (waiting.isEmpty() && !retired) {
        var more = queue.more(begun, taken);
        waiting.addAll(more);
        taken += more.size();
        if (more.isEmpty()) {
          retired = true;
          roster.retire(this);
        }
      }
      return !waiting.isEmpty();
    }
  }
}
