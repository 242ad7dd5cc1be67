package dev.fieldtest.sitecorpus;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a step: {@code {"click":selector}}, {@code {"fill":selector,"value":text}}, {@code
 * {"press":key}} or {@code {"waitFor":selector}}, each with a {@code frame} if it is in one. Not
 * thread-safe.
 */
final class StepLine {
  /** All fields that a step can have. */
  static final List<String> FIELDS = List.of("click", "fill", "press", "waitFor", "value", "frame");

  private static final List<String> ACTIONS = FIELDS.subList(0, 4);

  /** One character, or a name as {@code Enter}, {@code ArrowDown} or {@code F1}. */
  private static final Pattern KEY = Pattern.compile("\\P{Cntrl}|[A-Z][A-Za-z0-9]+");

  private final SelectorSyntax selectors;

  StepLine(SelectorSyntax selectors) {
    this.selectors = selectors;
  }

  Optional<Step> read(Fields fields) {
    List<String> actions = ACTIONS.stream().filter(fields::has).toList();
    if (actions.size() != 1) {
      fields.problem("", "must do one thing: click, fill, press or waitFor");
      return Optional.empty();
    }
    String action = actions.get(0);
    if (fields.has("value") && !action.equals("fill")) {
      fields.problem("value", "belongs to a fill only; remove it");
    }
    List<String> frame = fields.texts("frame", selectors::check);
    return action(action, fields)
        .map(step -> frame.isEmpty() ? step : new Step.InFrame(step, frame));
  }

  private Optional<Step> action(String action, Fields fields) {
    return switch (action) {
      case "click" -> fields.text(action, text -> new Step.Click(selectors.check(text)));
      case "fill" -> fill(fields);
      case "press" -> fields.text(action, text -> new Step.Press(key(text)));
      default -> fields.text(action, text -> new Step.WaitFor(selectors.check(text)));
    };
  }

  private Optional<Step> fill(Fields fields) {
    if (!fields.has("value")) {
      fields.problem("value", "is missing; say what to fill in, obviously fake");
    }
    Optional<String> value = fields.text("value", text -> text);
    return fields
        .text("fill", selectors::check)
        .flatMap(selector -> value.map(text -> new Step.Fill(selector, text)));
  }

  private static String key(String text) {
    if (!KEY.matcher(text).matches()) {
      throw new IllegalArgumentException(
          Quote.of(text) + " is not a key; write it as Enter, Tab, ArrowDown or a");
    }
    return text;
  }
}
