package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.griddocker.bidi.PageEvent.Committed;
import dev.fieldtest.griddocker.bidi.PageEvent.Facts;
import dev.fieldtest.griddocker.bidi.PageEvent.Failed;
import dev.fieldtest.griddocker.bidi.PageEvent.Gone;
import dev.fieldtest.griddocker.bidi.PageEvent.Interactive;
import dev.fieldtest.griddocker.bidi.PageEvent.Loaded;
import dev.fieldtest.griddocker.bidi.PageEvent.Lost;
import dev.fieldtest.griddocker.bidi.PageEvent.Uncaught;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One visit to one page in one tab: navigates, observes each frame as its document becomes
 * interactive, and ends when what was told is enough to judge, when the page has settled, or when
 * time is up. For one thread, once.
 */
public final class PageVisit {
  private static final int MAX_ERRORS = 5;

  private final Tab tab;
  private final Arrival arrival;
  private final Visit visit;
  private final InjectionCheck check;
  private final FrameWatch frames;
  private final StepRun steps;
  private final List<String> errors = new ArrayList<>();
  private long started;

  /**
   * @param hint name of the event by which the page's hooks tell what is pending
   */
  public PageVisit(Tab tab, Visit visit, InjectionContract contract, String hint) {
    this.tab = tab;
    this.arrival = new Arrival(tab.context());
    this.visit = visit;
    this.check = new InjectionCheck(visit.site().expect(), contract);
    this.steps = new StepRun(tab, visit.site().steps());
    this.frames = new FrameWatch(tab, new VisitSpec(visit, contract, hint));
  }

  /**
   * Makes the visit.
   *
   * @throws GridException if the browser is lost meanwhile
   */
  public PageObservation run() {
    started = System.nanoTime();
    tab.navigate(visit.site().url().toString());
    try {
      while (true) {
        var event = tab.next(left());
        var end = event == null ? Optional.of(atTimeout()) : take(event);
        if (end.isPresent()) {
          return observation(end.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GridException(AbortCause.RUNNER_LOST, "interrupted", e);
    } finally {
      frames.release();
    }
  }

  /**
   * Whether the tab is as good as new: the page came to rest, so nothing of it can hit the next
   * one.
   */
  public static boolean leavesTabClean(PageObservation observation) {
    return observation.load() instanceof PageLoad.Loaded loaded && loaded.settled();
  }

  private Duration left() {
    return visit.timeout().minusNanos(System.nanoTime() - started);
  }

  private Optional<PageLoad> take(PageEvent event) {
    return arrival.admit(event).stream().flatMap(each -> handle(each).stream()).findFirst();
  }

  private Optional<PageLoad> handle(PageEvent event) {
    if (event instanceof Facts facts) {
      return frames.accept(facts) ? verdictOrMore(facts.context()) : Optional.empty();
    } else if (event instanceof PageEvent.Step step) {
      return steps.isStale(step) ? Optional.empty() : advance(step.state());
    } else if (event instanceof Interactive interactive) {
      becameInteractive(interactive);
    } else if (event instanceof Committed document) {
      if (arrival.replaces(document)) {
        frames.clear();
      }
    } else if (event instanceof Loaded loaded
        && loaded.context().equals(tab.context())
        && arrival.isCommitted()) {
      armMissed();
    } else if (event instanceof Gone gone) {
      return frames.remove(gone.context()) ? verdict() : Optional.empty();
    } else if (event instanceof Uncaught error
        && arrival.isCommitted()
        && errors.size() < MAX_ERRORS) {
      errors.add(error.text().substring(0, Math.min(500, error.text().length())));
    } else if (event instanceof Failed failed && arrival.isEndedBy(failed)) {
      return Optional.of(
          new PageLoad.NoDocument(visit.site().url().toString(), 0, failed.reason()));
    } else if (event instanceof Lost lost) {
      throw lost.failure();
    }
    return Optional.empty();
  }

  private void armMissed() {
    if (steps.isDone()) {
      frames.armMissed();
    }
  }

  private void becameInteractive(Interactive document) {
    if (!arrival.includes(document)) {
      return;
    }
    if (document.context().equals(tab.context())) {
      watchTop();
    } else {
      frames.arm(document.context());
    }
  }

  /** In the top frame the steps come first. */
  private void watchTop() {
    if (steps.isDone()) {
      frames.arm(tab.context());
    } else {
      steps.await(frames.topSpec());
    }
  }

  private Optional<PageLoad> advance(String state) {
    switch (state) {
      case "found" -> steps.perform();
      case "replaced" -> {
        steps.selector().ifPresent(frames::lookFor);
        steps.end();
      }
      default -> {
        var reason = "nothing visible matches " + steps.describe();
        return Optional.of(
            new PageLoad.StepFailed(visit.site().url().toString(), steps.number(), reason));
      }
    }
    watchTop();
    return Optional.empty();
  }

  private Optional<PageLoad> verdictOrMore(String frame) {
    var verdict = verdict();
    if (verdict.isEmpty()) {
      frames.askNext(frame);
    }
    return verdict;
  }

  /** Ends the visit when the facts suffice. */
  private Optional<PageLoad> verdict() {
    var top = frames.top();
    if (top.isEmpty()) {
      return Optional.empty();
    }
    if (top.get().wall().isPresent()) {
      return Optional.of(
          new PageLoad.Walled(top.get().url(), top.get().status(), top.get().wall().get()));
    }
    var settled = frames.allSettled();
    var loaded = new PageLoad.Loaded(top.get().url(), top.get().status(), top.get().title(), true);
    return settled || isEnough(observation(loaded)) ? Optional.of(loaded) : Optional.empty();
  }

  private boolean isEnough(PageObservation observation) {
    return switch (visit.site().expect()) {
      case UNTOUCHED -> !observation.controls().isEmpty();
      case REPLACED ->
          visit.kind() == Visit.Kind.CONTROL
              ? observation.form().filter(FormFacts::visible).isPresent()
              : check.pass(observation).isPresent();
    };
  }

  private PageLoad atTimeout() {
    var seconds = visit.timeout().toSeconds();
    var url = visit.site().url().toString();
    if (!arrival.isCommitted()) {
      return new PageLoad.Unresponsive(url, "no response within " + seconds + " s");
    }
    if (!steps.isDone()) {
      return new PageLoad.StepFailed(
          url, steps.number(), "not done within " + seconds + " s: " + steps.describe());
    }
    if (!frames.isArmed(tab.context())) {
      return new PageLoad.Unresponsive(url, "not interactive within " + seconds + " s");
    }
    if (!frames.readNow()) {
      return new PageLoad.Unresponsive(url, "the page hangs: it answers no script");
    }
    return frames
        .top()
        .<PageLoad>map(top -> new PageLoad.Loaded(top.url(), top.status(), top.title(), false))
        .orElseThrow();
  }

  private PageObservation observation(PageLoad load) {
    return new PageObservation(
        load, frames.facts(), errors, Duration.ofNanos(System.nanoTime() - started));
  }
}
