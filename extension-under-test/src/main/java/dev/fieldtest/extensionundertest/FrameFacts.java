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
 */
public record FrameFacts(
    String url,
    boolean ready,
    int detected,
    List<ControlFacts> controls,
    Optional<FormFacts> form) {
  public FrameFacts {
    controls = List.copyOf(controls);
  }

  /** The same frame with other controls. */
  FrameFacts withControls(List<ControlFacts> others) {
    return new FrameFacts(url, ready, detected, others, form);
  }
}
