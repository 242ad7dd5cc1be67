package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.AttemptResult.Spoilt;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.runnercli.dispatch.Dispatcher.End;
import dev.fieldtest.runnercli.dispatch.Message.Broken;
import dev.fieldtest.runnercli.dispatch.Message.Draining;
import dev.fieldtest.runnercli.dispatch.Message.Finished;
import dev.fieldtest.runnercli.dispatch.Message.Free;
import dev.fieldtest.runnercli.dispatch.Message.Hungry;
import dev.fieldtest.runnercli.dispatch.Message.Opened;
import dev.fieldtest.runnercli.dispatch.Message.Started;
import dev.fieldtest.runnercli.dispatch.Message.Stop;
import dev.fieldtest.sitecorpus.Site;
import java.util.List;
import java.util.Optional;

/**
 * The course that one run takes: what each message of its slots leads to, what begins next, and
 * what ends it early. It tells the listener, and waits for nothing. For the dispatching thread
 * only; times are those of {@link System#nanoTime}.
 */
final class Course {
  private final Dispatcher.Limits limits;
  private final Agenda agenda;
  private final Slots slots;
  private final RunListener listener;
  private final FailedSessions failedSessions;
  private final TimeBudget budget;
  private int failures;
  private Optional<End> end = Optional.empty();

  /**
   * @param now when the time that the run may take begins
   */
  Course(Dispatcher.Limits limits, Agenda agenda, Slots slots, RunListener listener, long now) {
    this.limits = limits;
    this.agenda = agenda;
    this.slots = slots;
    this.listener = listener;
    this.failedSessions = new FailedSessions(limits.patience());
    this.budget = new TimeBudget(limits.time(), now);
  }

  /**
   * Takes the sites of a chunk.
   *
   * @param profile of first attempts
   */
  void add(ChunkId chunk, List<Site> sites, Profile profile) {
    agenda.add(chunk, sites, profile).forEach(this::decided);
  }

  /** Begins as much as there is room for. */
  void begin(long now) {
    while (end.isEmpty() && !isPausing(now) && slots.hasRoom()) {
      var work = agenda.next();
      if (work.isEmpty()) {
        return;
      }
      slots.begin(work.get(), agenda.planned());
    }
  }

  /** Whether anything is still to come, after all that could was begun at the same moment. */
  boolean goesOn(long now) {
    return !slots.isEmpty() || (end.isEmpty() && isPausing(now));
  }

  /** When something is to be done though no message comes. */
  Optional<Long> wakesAt(long now) {
    var moments = List.of(budget.end(), failedSessions.pausedUntil(now));
    return moments.stream().flatMap(Optional::stream).min((one, other) -> Long.signum(one - other));
  }

  /** Does what is to be done by now though no message came. */
  void wake(long now) {
    if (budget.end().filter(then -> now - then >= 0).isEmpty()) {
      return;
    }
    if (budget.step(now)) {
      end(new End(RunEnding.GLOBAL_TIMEOUT, "--global-timeout was reached"));
    } else {
      slots.cut("--global-timeout was reached");
    }
  }

  /**
   * Does what a message leads to; {@link #begin} is to follow.
   *
   * @throws OutputLostException if what was found can not be written: the run can not go on then
   */
  void take(Message message, long now) {
    if (message instanceof Opened opened) {
      failedSessions.opened();
      listener.opened(opened.session());
    } else if (message instanceof Started started) {
      listener.started(started.ticket().site().id(), started.ticket().number(), started.at());
    } else if (message instanceof Finished finished) {
      finished(finished);
    } else if (message instanceof Hungry hungry) {
      feed(hungry.slot());
    } else if (message instanceof Draining draining) {
      leave(draining.slot());
    } else if (message instanceof Free free) {
      freed(free, now);
    } else if (message instanceof Broken broken) {
      broken(broken.failure());
    } else if (message instanceof Stop stop) {
      end(stop.how());
    }
  }

  /** A screenshot that is lost is lost as the log is, on whichever thread that was seen. */
  private void broken(Throwable failure) {
    if (failure instanceof OutputLostException lost) {
      throw lost;
    }
    end(new End(RunEnding.INTERNAL_ERROR, "internal error: " + failure));
  }

  private void finished(Finished finished) {
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
      end(new End(RunEnding.MAX_FAILURES, "--max-failures was reached"));
    }
  }

  private void feed(Slot slot) {
    var taken = slot.taken().size();
    var more =
        end.isEmpty() && slots.isServing(slot)
            ? agenda.more(slot.work(), taken)
            : List.<Ticket>of();
    if (more.isEmpty()) {
      slots.retire(slot);
    }
    slot.give(more);
  }

  /** A slot whose node is to go finishes what is open; all else goes on elsewhere. */
  private void leave(Slot slot) {
    slots.retire(slot);
    agenda.handedBack(slot.work(), slot.handBack());
  }

  private void freed(Free free, long now) {
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
      var why = free.failure().get();
      failedSessions.refused(why, slots.anyOpen(), now).ifPresent(this::end);
    }
  }

  private boolean isPausing(long now) {
    return failedSessions.pausedUntil(now).isPresent();
  }

  /** Ends the run, unless it has ended: open sites are finished, no further one is opened. */
  void end(End how) {
    if (end.isEmpty()) {
      end = Optional.of(how);
      slots.stop();
    }
  }

  /** How it ended, once it does not go on. */
  End end() {
    return end.orElse(new End(RunEnding.COMPLETE, ""));
  }
}
