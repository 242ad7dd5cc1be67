package dev.fieldtest.griddocker.devtools;

import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Leads;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.WallRules;
import dev.fieldtest.griddocker.Visit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a visit has found so far, and whether it is enough to judge. For one thread. */
final class Findings {
  private static final int MAX_ERRORS = 5;
  private static final int LONGEST_ERROR = 500;
  private static final int MAX_LINES = 20;

  private final Visit visit;
  private final InjectionCheck check;
  private final FrameWatch frames;
  private final List<String> errors = new ArrayList<>();
  private final Deque<String> printed = new ArrayDeque<>();
  private final Answers answers;
  private final long started = System.nanoTime();
  private Optional<FailedStep> failed = Optional.empty();

  private record FailedStep(int number, String reason) {}

  Findings(Tab tab, Visit visit, InjectionContract contract, FrameWatch frames) {
    this.visit = visit;
    this.check = new InjectionCheck(visit.site().expect(), contract);
    this.frames = frames;
    this.answers = new Answers(tab.id(), visit.site().url());
  }

  /** Notes an uncaught exception, if it is one of the first. */
  void add(PageEvent.Uncaught error) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(error.text().substring(0, Math.min(LONGEST_ERROR, error.text().length())));
    }
  }

  /**
   * Notes that a step of the corpus ends the visit.
   *
   * @param step its position, from 1
   * @return how the page was loaded, as it stands
   */
  PageLoad fail(int step, String reason) {
    failed = Optional.of(new FailedStep(step, reason));
    return read()
        .orElseGet(
            () -> {
              var url = visit.site().url().toString();
              return new PageLoad.StepFailed(url, 0, "", step, reason, answers.movedTo());
            });
  }

  /** Notes what a script printed, if it is one of the last. */
  void add(PageEvent.Printed line) {
    printed.add(line.text());
    if (printed.size() > MAX_LINES) {
      printed.remove();
    }
  }

  /** What scripts outside the page's own world printed, the last lines. */
  List<String> printed() {
    return List.copyOf(printed);
  }

  /** Whether its traces are worth keeping. */
  boolean needsTraces(PageObservation observation) {
    return switch (visit.kind()) {
      case EXTENSION -> visit.traced() || check.pass(observation).isEmpty();
      case CONTROL -> true;
      case EXPLORE -> false;
    };
  }

  /** What servers answered so far. */
  Answers answers() {
    return answers;
  }

  /** The time that the visit has left, negative when it is over. */
  Duration left() {
    return visit.timeout().minus(took());
  }

  /** How the page was loaded, once there is enough to judge it by. */
  Optional<PageLoad> verdict() {
    var top = frames.top();
    if (top.isEmpty()) {
      return Optional.empty();
    }
    var load = load(top.get(), true);
    return load instanceof PageLoad.Walled || frames.allSettled() || isEnough(observation(load))
        ? Optional.of(load)
        : Optional.empty();
  }

  /** The same with what servers' answers have told since. */
  PageLoad retold(PageLoad load) {
    var settled = load instanceof PageLoad.Loaded loaded && loaded.settled();
    return frames.top().map(top -> load(top, settled)).orElse(load);
  }

  /** Reads all frames as they stand; empty if the page does not answer. */
  Optional<PageLoad> read() {
    return frames.readNow() ? frames.top().map(top -> load(top, false)) : Optional.empty();
  }

  PageObservation observation(PageLoad load) {
    return new PageObservation(load, frames.facts(), errors, took());
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private PageLoad load(FrameReading top, boolean settled) {
    var moved = answers.movedTo();
    var wall = WallRules.first(top.walls(), answers.headers());
    if (wall.isPresent()) {
      return new PageLoad.Walled(top.url(), top.status(), top.title(), wall.get(), moved);
    }
    if (failed.isPresent()) {
      var step = failed.get();
      return new PageLoad.StepFailed(
          top.url(), top.status(), top.title(), step.number(), step.reason(), moved);
    }
    var leads = new Leads(moved, top.suggested().map(FrameReading.Suggested::form));
    return new PageLoad.Loaded(top.url(), top.status(), top.title(), settled, leads);
  }

  private boolean isEnough(PageObservation observation) {
    return switch (visit.site().expect()) {
      case UNTOUCHED -> !observation.controls().isEmpty();
      case REPLACED ->
          visit.kind().withExtension()
              ? check.pass(observation).isPresent()
              : observation.form().filter(FormFacts::visible).isPresent();
    };
  }
}
