package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult.Spoilt;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
  private final Roster<Slot> slots;
  private final FailedSessions failedSessions;
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
    this.failedSessions = new FailedSessions(limits.patience());
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
   * @param patience how long a grid that has worked may give no session
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
      Duration patience,
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

  /**
   * Runs all chunks of a plan, once; returns when no browser is left open.
   *
   * @param earlier attempts that were made before this run went on, which count
   */
  public End run(ChunkPlan plan, Map<ChunkId, List<Site>> sites, List<Attempt> earlier) {
    var queue = new WorkQueue(limits.turn());
    var agenda = new Agenda(queue, new RetryPolicy(limits.retries()), earlier, limits.today());
    var profile = resources.request().profile();
    for (var chunk : plan.chunks()) {
      var members = sites.getOrDefault(chunk.id(), List.of());
      agenda.add(chunk.id(), members, profile).forEach(this::decided);
    }
    var threads = Executors.newCachedThreadPool();
    try {
      coordinate(agenda, threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(RunEnding.INTERRUPTED, "interrupted");
    } finally {
      leave(threads);
    }
    return end.orElse(new End(RunEnding.COMPLETE, ""));
  }

  /** Waits for the browsers to end even where this thread fails, as when the disk is full. */
  private void leave(ExecutorService threads) {
    slots.all().forEach(Slot::stop);
    slots.all().forEach(slot -> slot.cut("the run ends"));
    threads.shutdown();
    try {
      var unused = threads.awaitTermination(LEAVING_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void coordinate(Agenda agenda, ExecutorService threads) throws InterruptedException {
    var budget = new TimeBudget(limits.time(), System.nanoTime());
    begin(agenda, threads);
    while (!slots.isEmpty() || (end.isEmpty() && isPausing())) {
      var message = next(budget);
      if (message.isPresent()) {
        handle(message.get(), agenda);
      } else if (isPast(budget.end())) {
        spend(budget);
      }
      begin(agenda, threads);
    }
  }

  private void spend(TimeBudget budget) {
    if (budget.step(System.nanoTime())) {
      end(RunEnding.GLOBAL_TIMEOUT, "--global-timeout was reached");
    } else {
      slots.all().forEach(slot -> slot.cut("--global-timeout was reached"));
    }
  }

  private static boolean isPast(Optional<Long> moment) {
    return moment.filter(then -> System.nanoTime() - then >= 0).isPresent();
  }

  /** The next message; empty when it is time for something else. */
  private Optional<Message> next(TimeBudget budget) throws InterruptedException {
    var now = System.nanoTime();
    var wait =
        Stream.of(budget.end(), failedSessions.pausedUntil(now))
            .flatMap(Optional::stream)
            .mapToLong(moment -> moment - now)
            .min();
    return wait.isEmpty()
        ? Optional.of(messages.take())
        : Optional.ofNullable(messages.poll(wait.getAsLong(), TimeUnit.NANOSECONDS));
  }

  private boolean isPausing() {
    return failedSessions.pausedUntil(System.nanoTime()).isPresent();
  }

  private void begin(Agenda agenda, ExecutorService threads) {
    while (end.isEmpty() && !isPausing() && slots.hasRoom()) {
      var work = agenda.next();
      if (work.isEmpty()) {
        return;
      }
      var slot = new Slot(resources, work.get(), messages::add);
      slots.add(slot);
      threads.execute(() -> slot.serve(threads));
    }
  }

  private void handle(Message message, Agenda agenda) {
    if (message instanceof Opened opened) {
      failedSessions.opened();
      listener.opened(opened.session());
    } else if (message instanceof Started started) {
      listener.started(started.ticket().site().id(), started.ticket().number(), started.at());
    } else if (message instanceof Finished finished) {
      finished(finished, agenda);
    } else if (message instanceof Hungry hungry) {
      feed(hungry.slot(), agenda);
    } else if (message instanceof Free free) {
      freed(free, agenda);
    } else if (message instanceof Broken broken) {
      end(RunEnding.INTERNAL_ERROR, "internal error: " + broken.failure());
    } else {
      end(RunEnding.INTERRUPTED, "interrupted");
    }
  }

  private void finished(Finished finished, Agenda agenda) {
    var attempt = finished.attempt();
    if (end.isPresent()
        && attempt.result() instanceof Spoilt spoilt
        && spoilt.cause() == AbortCause.RUNNER_LOST) {
      return; // It was given up with the run, and says nothing.
    }
    listener.finished(attempt);
    agenda.finished(finished.ticket(), attempt).ifPresent(this::decided);
  }

  private void decided(SiteResult result) {
    listener.decided(result);
    failures += result.failing() ? 1 : 0;
    if (limits.maxFailures().filter(most -> failures >= most).isPresent()) {
      end(RunEnding.MAX_FAILURES, "--max-failures was reached");
    }
  }

  private void feed(Slot slot, Agenda agenda) {
    var taken = slot.taken().size();
    var more = end.isEmpty() ? agenda.more(slot.work(), taken) : List.<Ticket>of();
    if (more.isEmpty()) {
      slots.retire(slot);
    }
    slot.give(more);
  }

  private void freed(Free free, Agenda agenda) {
    var slot = free.slot();
    slots.remove(slot);
    if (slot.isOpen()) {
      listener.closed();
    }
    var untried = slot.untried();
    agenda.ended(slot.work(), slot.taken(), untried);
    if (untried.size() < slot.taken().size() || free.failure().isEmpty()) {
      failedSessions.served(free.failure()).ifPresent(this::end);
    } else {
      var others = slots.all().stream().anyMatch(Slot::isOpen);
      failedSessions.refused(free.failure().get(), others, System.nanoTime()).ifPresent(this::end);
    }
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
