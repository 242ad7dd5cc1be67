package dev.fieldtest.griddocker.devtools;

import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.sitecorpus.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks the corpus's steps in the frames of a tab, across documents: through the iframes that lead
 * to a step's frame first. For one thread.
 */
final class StepRun {
  private final Tab tab;
  private final List<Step> steps;

  /** The frames on the way to the step's own, from the top, as far as they are known. */
  private final List<String> way = new ArrayList<>();

  private int done;
  private int round;

  /** Where a password was filled in; told by the thread that takes answers. */
  private volatile Optional<String> secret = Optional.empty();

  StepRun(Tab tab, List<Step> steps) {
    this.tab = tab;
    this.steps = steps;
  }

  boolean isDone() {
    return done == steps.size();
  }

  /** Whether a document has come to the point at which the first step is looked for. */
  boolean hasBegun() {
    return !way.isEmpty();
  }

  /** The step to be done next, from 0. */
  int number() {
    return done;
  }

  /** The selector of the step to be done next, if it has one. */
  Optional<String> selector() {
    return Optional.ofNullable(StepText.fields(steps.get(done).action()).get("selector"));
  }

  /** Selectors of the iframes that lead to the step to be done next. */
  List<String> frame() {
    return steps.get(done).frame();
  }

  /** Whether a new document in a frame has the next step begin anew on its way. */
  boolean passes(String frame) {
    return frame.equals(tab.id()) || way.contains(frame);
  }

  /**
   * Has observers tell, from the top frame on, when the next step can be done; what is asked of an
   * earlier document is stale.
   */
  void await(FrameWatch frames) {
    way.clear();
    way.add(tab.id());
    ask(frames);
  }

  /**
   * Goes on into the iframe that was found on the way, and asks there.
   *
   * @return false if the way was at its end: what was found is the step's own element
   */
  boolean enter(FrameWatch frames) {
    if (way.size() > frame().size()) {
      return false;
    }
    var inner = frames.child(at(), frame().get(way.size() - 1));
    if (inner.isEmpty()) {
      await(frames); // It has gone meanwhile.
    } else {
      way.add(inner.get());
      ask(frames);
    }
    return true;
  }

  private String at() {
    return way.get(way.size() - 1);
  }

  private void ask(FrameWatch frames) {
    var asked = ++round;
    var number = done;
    var wanted =
        way.size() > frame().size()
            ? StepText.fields(steps.get(number).action())
            : Map.of("kind", "frame", "selector", frame().get(way.size() - 1));
    var arguments =
        List.of(
            Tab.string(frames.specOf(at())),
            Tab.string("awaitStep"),
            Tab.string(StepText.write(wanted)));
    var unused =
        tab.callFunction(at(), PageScripts.START, arguments)
            .thenAccept(
                result -> {
                  if (result.isTextual()) {
                    tab.tell(new PageEvent.Step(asked, number, StepText.state(result.asText())));
                  }
                });
  }

  boolean isStale(PageEvent.Step event) {
    return !isRefused(event) && (isDone() || event.round() != round || event.number() != done);
  }

  /** A refused step is the corpus's fault, however far the page has come meanwhile. */
  boolean isRefused(PageEvent.Step event) {
    return event.state().equals("refused");
  }

  /**
   * Does the step that was found; the next document or the next step tells whether it worked. One
   * that might send a password is refused, which is told as its state.
   */
  void perform() {
    var asked = round;
    var number = done++;
    var frame = at();
    var step = steps.get(number).action();
    if (!(step instanceof Step.WaitFor)) {
      var what = new HashMap<>(StepText.fields(step));
      secret
          .filter(where -> !where.equals(frame))
          .ifPresent(w -> what.put("filledElsewhere", "true"));
      var unused =
          tab.callFunction(frame, PageScripts.DO_STEP, List.of(Tab.string(StepText.write(what))))
              .thenAccept(
                  result -> {
                    if ("password".equals(result.asText())) {
                      secret = Optional.of(frame);
                    } else if (result.isTextual()) {
                      tab.tell(new PageEvent.Step(asked, number, result.asText()));
                    }
                  });
    }
  }

  /** Leaves the rest out. */
  void end() {
    done = steps.size();
  }
}
