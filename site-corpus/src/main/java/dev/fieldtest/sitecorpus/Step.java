package dev.fieldtest.sitecorpus;

import java.util.List;

/** One thing to do on the way to a login form. Never a real sign-in. */
public sealed interface Step {
  /** What is to be done, wherever that is. */
  default Step action() {
    return this;
  }

  /** Selectors of the iframes to go through from the top document, outermost first. */
  default List<String> frame() {
    return List.of();
  }

  /** Clicks the first visible match of a selector. */
  record Click(String selector) implements Step {}

  /** Types a value, obviously fake, into the first visible match of a selector. */
  record Fill(String selector, String value) implements Step {}

  /** Presses a key, named as in the DOM's {@code KeyboardEvent.key}, on the focused element. */
  record Press(String key) implements Step {}

  /** Waits until a selector has a visible match. */
  record WaitFor(String selector) implements Step {}

  /** Does something inside a frame, once all the iframes that lead there can be seen. */
  record InFrame(Step action, List<String> frame) implements Step {
    /**
     * @throws IllegalArgumentException if the action has a frame of its own, or there is none
     */
    public InFrame {
      frame = List.copyOf(frame);
      if (frame.isEmpty() || !action.frame().isEmpty()) {
        throw new IllegalArgumentException("a step has one way to its frame");
      }
    }
  }
}
