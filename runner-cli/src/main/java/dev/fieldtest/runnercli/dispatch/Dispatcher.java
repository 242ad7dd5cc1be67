package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.runnercli.dispatch.Message.Broken;
import dev.fieldtest.runnercli.dispatch.Message.Finished;
import dev.fieldtest.runnercli.dispatch.Message.Free;
import dev.fieldtest.runnercli.dispatch.Message.Hungry;
import dev.fieldtest.runnercli.dispatch.Message.Opened;
import dev.fieldtest.runnercli.dispatch.Message.Started;
import dev.fieldtest.runnercli.dispatch.Message.Stop;
import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Slot.Resources resources;
  private final Limits limits;
  private final RetryPolicy retries;
  private final RunListener listener;
  private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final Map<Site, List<Attempt>> attempts = new HashMap<>();
  private final Roster<Slot> slots;
  private final Map<Site, RetryPolicy.Repeat> toRepeat = new HashMap<>();
  private final FailedSessions failedSessions = new FailedSessions();
  private int failures;
  private Optional<End> end = Optional.empty();

  /**
   * @param request what each session is to be; its profile is that of the first attempts
   */
  public Dispatcher(
      Grid grid, SessionRequest request, SiteCheck check, Limits limits, RunListener listener) {
    this.resources =
        new Slot.Resources(
            grid,
            request,
            check,
            new DomainGate(limits.perDomain()),
            new TabTuner(limits.tabs(), limits.sessions()));
    this.slots = new Roster<>(limits.sessions(), limits.spare());
    this.limits = limits;
    this.retries = new RetryPolicy(limits.retries());
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
      LocalDate today) {}

  /**
   * How a run ended.
   *
   * @param reason for people, empty if it came to its end
   */
  public record End(RunEnding ending, String reason) {}

  /** Ends the run early, from any thread: open sites are finished, no further one is opened. */
  public void stop() {
    messages.add(new Stop());
  }

  /** Runs all chunks of a plan; returns when no browser is left open. */
  public End run(ChunkPlan plan, Map<ChunkId, List<Site>> sites) {
    var queue = new WorkQueue(limits.turn());
    for (var chunk : plan.chunks()) {
      var tickets =
          sites.getOrDefault(chunk.id(), List.of()).stream()
              .map(site -> new Ticket(site, 1, chunk.id()))
              .toList();
      queue.add(new Work(resources.request().profile(), false, tickets));
    }
    var threads = Executors.newCachedThreadPool();
    try {
      coordinate(queue, threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end = Optional.of(new End(RunEnding.INTERRUPTED, "interrupted"));
    } finally {
      threads.shutdownNow();
    }
    return end.orElse(new End(RunEnding.COMPLETE, ""));
  }

  private void coordinate(WorkQueue queue, ExecutorService threads) throws InterruptedException {
    var deadline = limits.time().map(time -> System.nanoTime() + time.toNanos());
    begin(queue, threads);
    while (!slots.isEmpty()) {
      var message = next(deadline);
      if (message.isEmpty()) {
        end(RunEnding.GLOBAL_TIMEOUT, "--global-timeout was reached");
        deadline = Optional.empty();
      } else {
        handle(message.get(), queue);
      }
      begin(queue, threads);
    }
  }

  private Optional<Message> next(Optional<Long> deadline) throws InterruptedException {
    return deadline.isEmpty()
        ? Optional.of(messages.take())
        : Optional.ofNullable(
            messages.poll(deadline.get() - System.nanoTime(), TimeUnit.NANOSECONDS));
  }

  private void begin(WorkQueue queue, ExecutorService threads) {
    while (end.isEmpty() && slots.hasRoom()) {
      var work = queue.next();
      if (work.isEmpty()) {
        return;
      }
      var slot = new Slot(resources, work.get(), messages::add);
      slots.add(slot);
      threads.execute(() -> slot.serve(threads));
    }
  }

  private void handle(Message message, WorkQueue queue) {
    if (message instanceof Opened opened) {
      listener.opened(opened.session());
    } else if (message instanceof Started started) {
      listener.started(started.ticket().site().id(), started.ticket().number(), started.at());
    } else if (message instanceof Finished finished) {
      finished(finished);
    } else if (message instanceof Hungry hungry) {
      feed(hungry.slot(), queue);
    } else if (message instanceof Free free) {
      freed(free, queue);
    } else if (message instanceof Broken broken) {
      end(RunEnding.INTERNAL_ERROR, "internal error: " + broken.failure());
    } else {
      end(RunEnding.INTERRUPTED, "interrupted");
    }
  }

  private void finished(Finished finished) {
    var site = finished.ticket().site();
    var made = attempts.computeIfAbsent(site, unused -> new ArrayList<>());
    made.add(finished.attempt());
    listener.finished(finished.attempt());
    var repeat = retries.after(made);
    repeat.ifPresentOrElse(
        how -> toRepeat.put(site, how), () -> decide(site, finished.ticket().chunk()));
  }

  private void decide(Site site, ChunkId chunk) {
    var made = attempts.getOrDefault(site, List.of());
    var result = SiteResult.of(site, chunk, made, Outcome.NOT_RUN, limits.today());
    attempts.remove(site);
    listener.decided(result);
    failures += result.failing() ? 1 : 0;
    if (limits.maxFailures().filter(most -> failures >= most).isPresent()) {
      end(RunEnding.MAX_FAILURES, "--max-failures was reached");
    }
  }

  private void feed(Slot slot, WorkQueue queue) {
    var taken = slot.taken().size();
    var more = end.isEmpty() ? queue.more(slot.work(), taken) : List.<Ticket>of();
    if (more.isEmpty()) {
      slots.retire(slot);
    }
    slot.give(more);
  }

  private void freed(Free free, WorkQueue queue) {
    slots.remove(free.slot());
    var work = free.slot().work();
    var untried = free.slot().untried();
    if (!untried.isEmpty()) {
      queue.putBack(new Work(work.profile(), work.alone(), untried));
    }
    for (var ticket : free.slot().taken()) {
      var how = toRepeat.remove(ticket.site());
      if (how != null) {
        queue.repeat(new Ticket(ticket.site(), ticket.number() + 1, ticket.chunk()), how);
      }
    }
    failedSessions.after(free.failure()).ifPresent(this::end);
  }

  private void end(RunEnding ending, String reason) {
    end(new End(ending, reason));
  }

  private void end(End how) {
    if (end.isEmpty()) {
      end = Optional.of(how);
      slots.all().forEach(Slot::stop);
    }
  }
}
