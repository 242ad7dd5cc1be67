package dev.fieldtest.sitecorpus;

/** One thing to do on the way to a login form. Never a real sign-in. */
public sealed interface Step {
  /** Clicks the first visible match of a selector. */
  record Click(String selector) implements Step {}

  /** Types a value, obviously fake, into the first visible match of a selector. */
  record Fill(String selector, String value) implements Step {}

  /** Presses a key, named as in the DOM's {@code KeyboardEvent.key}, on the focused element. */
  record Press(String key) implements Step {}

  /** Waits until a selector has a visible match. */
  record WaitFor(String selector) implements Step {}
}
