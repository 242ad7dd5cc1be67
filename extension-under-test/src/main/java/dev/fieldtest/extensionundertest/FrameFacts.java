package dev.fieldtest.extensionundertest;

import java.util.List;
import java.util.Optional;

/**
 * What one frame of a page holds.
 *
 * @param url of its document
 * @param ready whether the contract's {@code readyMarker} is there
 * @param detected how many elements match the contract's {@code detected} selectors
 * @param controls what matches its {@code injected} selectors
 * @param form the login form, if there is one
 * @param withdrawn how many elements that match them went away again
 */
public record FrameFacts(
    String url,
    boolean ready,
    int detected,
    List<ControlFacts> controls,
    Optional<FormFacts> form,
    int withdrawn) {
  public FrameFacts {
    controls = List.copyOf(controls);
  }

  /** A frame from which no control went away. */
  public FrameFacts(
      String url,
      boolean ready,
      int detected,
      List<ControlFacts> controls,
      Optional<FormFacts> form) {
    this(url, ready, detected, controls, form, 0);
  }

  /** The same frame with other controls. */
  FrameFacts withControls(List<ControlFacts> others) {
    return new FrameFacts(url, ready, detected, others, form, withdrawn);
  }
}
