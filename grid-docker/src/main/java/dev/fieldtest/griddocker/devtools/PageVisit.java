package dev.fieldtest.griddocker.devtools;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.griddocker.devtools.PageEvent.Committed;
import dev.fieldtest.griddocker.devtools.PageEvent.Died;
import dev.fieldtest.griddocker.devtools.PageEvent.Facts;
import dev.fieldtest.griddocker.devtools.PageEvent.Failed;
import dev.fieldtest.griddocker.devtools.PageEvent.Gone;
import dev.fieldtest.griddocker.devtools.PageEvent.Interactive;
import dev.fieldtest.griddocker.devtools.PageEvent.Loaded;
import dev.fieldtest.griddocker.devtools.PageEvent.Lost;
import dev.fieldtest.griddocker.devtools.PageEvent.Printed;
import dev.fieldtest.griddocker.devtools.PageEvent.Uncaught;
import java.util.Optional;

/**
 * One visit to one page in one tab: navigates, observes each frame as its document becomes
 * interactive, and ends when what was told is enough to judge, when the page has settled, or when
 * time is up. For one thread, once.
 */
public final class PageVisit {
  private final Tab tab;
  private final Visit visit;
  private final Arrival arrival;
  private final StepRun steps;
  private final FrameWatch frames;
  private final Findings findings;

  public PageVisit(Tab tab, Visit visit, InjectionContract contract) {
    this.tab = tab;
    this.visit = visit;
    this.arrival = new Arrival(tab.id());
    this.steps = new StepRun(tab, visit.site().steps());
    this.frames = new FrameWatch(tab, new VisitSpec(visit, contract));
    this.findings = new Findings(tab, visit, contract, frames);
  }

  /**
   * Makes the visit.
   *
   * @throws GridException if the browser is lost meanwhile
   */
  public PageObservation run() {
    var unused = tab.navigate(url());
    try {
      while (true) {
        var event = tab.next(findings.left());
        var end = event == null ? Optional.of(atTimeout()) : take(event);
        if (end.isPresent()) {
          return explored(traced(findings.observation(heardOut(end.get()))));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GridException(AbortCause.RUNNER_LOST, "interrupted", e);
    } finally {
      frames.release();
    }
  }

  /** How the page was loaded, with the answers that its tab is still to be told of. */
  private PageLoad heardOut(PageLoad end) throws InterruptedException {
    if (visit.kind() == Visit.Kind.EXTENSION || !end.showsPage()) {
      return end;
    }
    findings.answers().hearOut(tab);
    return findings.retold(end);
  }

  private PageObservation traced(PageObservation observation) {
    return findings.needsTraces(observation)
        ? observation.with(Optional.of(new TraceReading(tab, frames).read(observation, findings)))
        : observation;
  }

  private PageObservation explored(PageObservation observation) {
    return visit.kind() == Visit.Kind.EXPLORE && observation.load() instanceof PageLoad.Loaded page
        ? observation.with(new LeadReading(tab, frames).read(page.leads()))
        : observation;
  }

  /**
   * Whether the tab is as good as new: the page came to rest, so nothing of it can hit the next
   * one.
   */
  public static boolean leavesTabClean(PageObservation observation) {
    return observation.load() instanceof PageLoad.Loaded loaded && loaded.settled();
  }

  private String url() {
    return visit.site().url().toString();
  }

  private Optional<PageLoad> take(PageEvent event) {
    return arrival.admits(event) ? handle(event) : Optional.empty();
  }

  private Optional<PageLoad> handle(PageEvent event) {
    if (event instanceof Facts facts) {
      return frames.accept(facts) ? verdictOrMore(facts.frame()) : Optional.empty();
    } else if (event instanceof PageEvent.Step step) {
      return steps.isStale(step) ? Optional.empty() : advance(step);
    } else if (event instanceof Interactive interactive) {
      becameInteractive(interactive);
    } else if (event instanceof Committed document) {
      return arrival.replaces(document) ? replaced() : Optional.empty();
    } else if (event instanceof Loaded) {
      loaded();
    } else if (event instanceof Uncaught error && arrival.isCommitted()) {
      findings.add(error);
    } else if (event instanceof Printed line && arrival.isCommitted()) {
      findings.add(line);
    } else if (!findings.answers().take(event)) {
      return ended(event);
    }
    return Optional.empty();
  }

  /** What can end a visit before its page could be judged. */
  private Optional<PageLoad> ended(PageEvent event) {
    if (event instanceof Gone gone) {
      if (gone.frame().equals(tab.id())) {
        return noDocument("the page closed its tab");
      }
      return frames.remove(gone.frame()) ? findings.verdict() : Optional.empty();
    } else if (event instanceof Failed failed && arrival.isEndedBy(failed)) {
      return noDocument(failed.reason());
    } else if (event instanceof Died died) {
      return Optional.of(new PageLoad.Unresponsive(url(), died.reason()));
    } else if (event instanceof Lost lost) {
      throw lost.failure();
    }
    return Optional.empty();
  }

  private Optional<PageLoad> replaced() {
    frames.clear();
    return arrival.isLoop() ? noDocument("the page redirects without an end") : Optional.empty();
  }

  private Optional<PageLoad> noDocument(String reason) {
    return Optional.of(new PageLoad.NoDocument(url(), 0, reason));
  }

  /** Starts observers where a frame's event was missed. */
  private void loaded() {
    if (arrival.isCommitted() && steps.isDone()) {
      frames.armMissed();
    }
  }

  private void becameInteractive(Interactive document) {
    if (!arrival.isCommitted()) {
      return;
    }
    if (steps.isDone()) {
      frames.arm(document.frame());
    } else if (steps.passes(document.frame())) {
      steps.await(frames);
    }
  }

  /** The steps come first. */
  private void goOn() {
    if (steps.isDone()) {
      frames.arm(tab.id());
      frames.armMissed();
    } else {
      steps.await(frames);
    }
  }

  private Optional<PageLoad> advance(PageEvent.Step step) {
    switch (step.state()) {
      case "found" -> {
        if (steps.enter(frames)) {
          return Optional.empty();
        }
        steps.perform();
      }
      case "replaced" -> {
        steps.selector().ifPresent(field -> frames.lookFor(field, steps.frame()));
        steps.end();
      }
      case "refused" -> {
        return Optional.of(
            failAt(step.number(), "refused, for it might send the password filled in"));
      }
      default -> {
        return Optional.of(failAt(step.number(), "nothing visible matches"));
      }
    }
    goOn();
    return Optional.empty();
  }

  private PageLoad failAt(int number, String reason) {
    var what = "(" + StepText.describe(visit.site().steps().get(number)) + ") " + reason;
    return findings.fail(number + 1, what);
  }

  private Optional<PageLoad> verdictOrMore(String frame) {
    var verdict = findings.verdict();
    if (verdict.isEmpty()) {
      frames.askNext(frame);
    }
    return verdict;
  }

  private PageLoad atTimeout() {
    var within = " within " + visit.timeout().toSeconds() + " s";
    if (!arrival.isCommitted()) {
      return new PageLoad.Unresponsive(url(), "no response" + within);
    }
    if (steps.isDone() ? !frames.isArmed(tab.id()) : !steps.hasBegun()) {
      return new PageLoad.Unresponsive(url(), "not interactive" + within);
    }
    return findings
        .read()
        .map(page -> steps.isDone() ? page : failAt(steps.number(), "not done" + within))
        .orElseGet(() -> new PageLoad.Unresponsive(url(), "the page hangs: it answers no script"));
  }
}
