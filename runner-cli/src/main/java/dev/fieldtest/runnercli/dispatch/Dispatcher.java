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
import dev.fieldtest.runnercli.dispatch.Message.Opened;
import dev.fieldtest.runnercli.dispatch.Message.Started;
import dev.fieldtest.runnercli.dispatch.Message.Stop;
import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Set<Slot> busy = new HashSet<>();
  private final FailedSessions failedSessions;
  private Optional<Long> pausedUntil = Optional.empty();
  private int failures;
  private Optional<End> end = Optional.empty();

  /**
   * @param request what each session is to be; its profile is that of the first attempts
   */
  public Dispatcher(
      Grid grid, SessionRequest request, SiteCheck check, Limits limits, RunListener listener) {
    this.resources = new Slot.Resources(grid, request, check, new DomainGate(limits.perDomain()));
    this.limits = limits;
    this.failedSessions = new FailedSessions(limits.patience());
    this.listener = listener;
  }

  /**
   * Bounds of a run.
   *
   * @param sessions how many browsers at once
   * @param tabs how many sites at once in a browser
   * @param perDomain how many sites of one registrable domain at once, in all browsers
   * @param retries how many judged attempts may follow the first
   * @param chunkSize how many sites that are to be repeated share a session
   * @param maxFailures after so many failing sites the run ends
   * @param time after so long the run ends
   * @param patience how long a grid that has worked may give no session
   * @param today decides whether known failures have expired
   */
  public record Limits(
      int sessions,
      int tabs,
      int perDomain,
      int retries,
      int chunkSize,
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
    var queue = new WorkQueue(limits.chunkSize());
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
    busy.forEach(Slot::stop);
    busy.forEach(slot -> slot.cut("the run ends"));
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
    while (!busy.isEmpty() || (end.isEmpty() && pausedUntil.isPresent())) {
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
      busy.forEach(slot -> slot.cut("--global-timeout was reached"));
    }
  }

  private static boolean isPast(Optional<Long> moment) {
    return moment.filter(then -> System.nanoTime() - then >= 0).isPresent();
  }

  /** The next message; empty when it is time for something else. */
  private Optional<Message> next(TimeBudget budget) throws InterruptedException {
    var now = System.nanoTime();
    var wait =
        Stream.of(budget.end(), pausedUntil)
            .flatMap(Optional::stream)
            .mapToLong(moment -> moment - now)
            .min();
    return wait.isEmpty()
        ? Optional.of(messages.take())
        : Optional.ofNullable(messages.poll(wait.getAsLong(), TimeUnit.NANOSECONDS));
  }

  private void begin(Agenda agenda, ExecutorService threads) {
    pausedUntil = pausedUntil.filter(then -> System.nanoTime() - then < 0);
    while (end.isEmpty() && pausedUntil.isEmpty() && busy.size() < limits.sessions()) {
      var work = agenda.next();
      if (work.isEmpty()) {
        return;
      }
      var slot = new Slot(resources, work.get(), messages::add);
      busy.add(slot);
      threads.execute(() -> slot.serve(limits.tabs(), threads));
    }
  }

  private void handle(Message message, Agenda agenda) {
    if (message instanceof Opened opened) {
      listener.opened(opened.session());
    } else if (message instanceof Started started) {
      listener.started(started.ticket().site().id(), started.ticket().number(), started.at());
    } else if (message instanceof Finished finished) {
      finished(finished, agenda);
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

  private void freed(Free free, Agenda agenda) {
    busy.remove(free.slot());
    var work = free.slot().work();
    agenda.ended(work, free.untried());
    var isTried = free.untried().size() < work.tickets().size();
    if (isTried || free.failure().isEmpty()) {
      failedSessions.served(free.failure()).ifPresent(this::end);
    } else {
      var now = System.nanoTime();
      failedSessions.refused(free.failure().get(), now).ifPresent(this::end);
      pausedUntil = Optional.of(failedSessions.retryAt(now));
    }
  }

  private void end(RunEnding ending, String reason) {
    end(new End(ending, reason));
  }

  private void end(End how) {
    if (end.isEmpty()) {
      end = Optional.of(how);
      busy.forEach(Slot::stop);
    }
  }
}
