package dev.fieldtest.griddocker.bidi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.sitecorpus.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks the corpus's steps in the top frame of a tab, across documents. For one thread. */
final class StepRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tab tab;
  private final List<Step> steps;
  private int done;
  private int round;

  StepRun(Tab tab, List<Step> steps) {
    this.tab = tab;
    this.steps = steps;
  }

  boolean isDone() {
    return done == steps.size();
  }

  /** The step to be done next, from 0. */
  int number() {
    return done;
  }

  /** A step, for people. */
  String describe(int number) {
    var step = steps.get(number);
    if (step instanceof Step.Press press) {
      return "press " + press.key();
    }
    var fields = fields(step);
    return fields.get("kind") + " " + fields.get("selector");
  }

  /** The selector of the step to be done next, if it has one. */
  Optional<String> selector() {
    return Optional.ofNullable(fields(steps.get(done)).get("selector"));
  }

  /**
   * Has the observer tell when the next step can be done; what is asked of an earlier document is
   * stale.
   */
  void await(String spec) {
    var asked = ++round;
    var number = done;
    var arguments =
        List.of(Tab.string(spec), Tab.string("awaitStep"), Tab.string(write(steps.get(number))));
    var unused =
        tab.callFunction(tab.context(), PageScripts.START, arguments)
            .thenAccept(
                result -> {
                  if (result.get("value") instanceof String answer) {
                    tab.tell(new PageEvent.Step(asked, number, state(answer)));
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
    var step = steps.get(number);
    if (!(step instanceof Step.WaitFor)) {
      var unused =
          tab.callFunction(tab.context(), PageScripts.DO_STEP, List.of(Tab.string(write(step))))
              .thenAccept(
                  result -> {
                    if (result.get("value") instanceof String state) {
                      tab.tell(new PageEvent.Step(asked, number, state));
                    }
                  });
    }
  }

  /** Leaves the rest out. */
  void end() {
    done = steps.size();
  }

  private static Map<String, String> fields(Step step) {
    if (step instanceof Step.Click click) {
      return Map.of("kind", "click", "selector", click.selector());
    } else if (step instanceof Step.Fill fill) {
      return Map.of("kind", "fill", "selector", fill.selector(), "value", fill.value());
    } else if (step instanceof Step.Press press) {
      return Map.of("kind", "press", "value", press.key());
    }
    return Map.of("kind", "waitFor", "selector", ((Step.WaitFor) step).selector());
  }

  private static String write(Step step) {
    try {
      return JSON.writeValueAsString(fields(step));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String state(String answer) {
    try {
      return JSON.readTree(answer).path("step").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the observer and its reader disagree", e);
    }
  }
}
