package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.sitecorpus.Step;
import java.util.Map;

/** Steps as the observer and people read them. */
final class StepText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StepText() {}

  /** A step, for people. */
  static String describe(Step step) {
    var fields = fields(step.action());
    var what = fields.get("kind") + " " + fields.getOrDefault("selector", fields.get("value"));
    return step.frame().isEmpty() ? what : what + " in " + String.join(" > ", step.frame());
  }

  static Map<String, String> fields(Step step) {
    if (step instanceof Step.Click click) {
      return Map.of("kind", "click", "selector", click.selector());
    } else if (step instanceof Step.Fill fill) {
      return Map.of("kind", "fill", "selector", fill.selector(), "value", fill.value());
    } else if (step instanceof Step.Press press) {
      return Map.of("kind", "press", "value", press.key());
    }
    return Map.of("kind", "waitFor", "selector", ((Step.WaitFor) step).selector());
  }

  static String write(Map<String, String> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String state(String answer) {
    try {
      return JSON.readTree(answer).path("step").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the observer and its reader disagree", e);
    }
  }
}
