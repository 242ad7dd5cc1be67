package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs a plan: gives chunks to sessions as slots are free, repeats what has to be repeated, and
 * tells a listener of everything. The thread that calls {@link #run} decides and tells; all others
 * only drive browsers.
 */
public final class Dispatcher {
  private static final long LEAVING_S = 20;

  private final Slot.Resources resources;
  private final Limits limits;
  private final RunListener listener;
  private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  /**
   * @param request what each session is to be; its profile is that of the first attempts
   * @param attempts what is done at each site
   */
  public Dispatcher(
      Grid grid, SessionRequest request, Attempts attempts, Limits limits, RunListener listener) {
    this.resources =
        new Slot.Resources(
            grid,
            request,
            attempts,
            new DomainGate(limits.perDomain()),
            new TabTuner(limits.tabs(), limits.sessions()));
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * Bounds of a run.
   *
   * @param sessions how many browsers take sites at once
   * @param spare how many more may be there because others have retired and finish their last sites
   * @param tabs how many sites at once in a browser
   * @param perDomain how many sites of one registrable domain at once, in all browsers
   * @param retries how many judged attempts may follow the first
   * @param turn after how many sites a browser retires
   * @param maxFailures after so many failing sites the run ends
   * @param time after so long the run ends
   * @param patience how long the grid may give no session
   * @param today decides whether known failures have expired
   */
  public record Limits(
      int sessions,
      int spare,
      TabRange tabs,
      int perDomain,
      int retries,
      int turn,
      Optional<Integer> maxFailures,
      Optional<Duration> time,
      Patience patience,
      LocalDate today) {}

  /**
   * How a run ended.
   *
   * @param reason for people, empty if it came to its end
   */
  public record End(RunEnding ending, String reason) {}

  /** Ends the run early, from any thread: open sites are finished, no further one is opened. */
  public void stop() {
    messages.add(new Message.Stop(new End(RunEnding.INTERRUPTED, "interrupted")));
  }

  /**
   * Ends the run early, from any thread, because its grid will give no further session: open sites
   * are finished.
   *
   * @param reason one line for the user
   */
  public void giveUp(String reason) {
    messages.add(new Message.Stop(new End(RunEnding.GRID_UNUSABLE, reason)));
  }

  /**
   * Runs all chunks of a plan, once; returns when no browser is left open.
   *
   * @param earlier attempts that were made before this run went on, which count
   */
  public End run(ChunkPlan plan, Map<ChunkId, List<Site>> sites, List<Attempt> earlier) {
    var threads = Executors.newCachedThreadPool();
    var roster = new Roster<Slot>(limits.sessions(), limits.spare());
    var slots = new Slots(resources, Forecast.of(plan), roster, messages::add, threads);
    var course = new Course(limits, agenda(earlier), slots, listener, System.nanoTime());
    var profile = resources.request().profile();
    try {
      plan.chunks()
          .forEach(
              chunk -> course.add(chunk.id(), sites.getOrDefault(chunk.id(), List.of()), profile));
      follow(course);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      course.end(new End(RunEnding.INTERRUPTED, "interrupted"));
    } finally {
      leave(slots, threads);
    }
    return course.end();
  }

  private Agenda agenda(List<Attempt> earlier) {
    var queue = new WorkQueue(limits.turn());
    return new Agenda(queue, new RetryPolicy(limits.retries()), earlier, limits.today());
  }

  /** One moment for each round, so that no pause can end between two looks at the clock. */
  private void follow(Course course) throws InterruptedException {
    var now = System.nanoTime();
    course.begin(now);
    while (course.goesOn(now)) {
      var message = next(course.wakesAt(now), now);
      now = System.nanoTime();
      if (message.isPresent()) {
        course.take(message.get(), now);
      } else {
        course.wake(now);
      }
      course.begin(now);
    }
  }

  /** The next message; empty when it is time for something else. */
  private Optional<Message> next(Optional<Long> moment, long now) throws InterruptedException {
    return moment.isEmpty()
        ? Optional.of(messages.take())
        : Optional.ofNullable(messages.poll(moment.get() - now, TimeUnit.NANOSECONDS));
  }

  /** Waits for the browsers to end even where this thread fails, as when the disk is full. */
  private static void leave(Slots slots, ExecutorService threads) {
    slots.stop();
    slots.cut("the run ends");
    threads.shutdown();
    try {
      var unused = threads.awaitTermination(LEAVING_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
