package dev.fieldtest.extensionundertest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Facts read from a page during one visit. Everything in it that a page said is untrusted.
 *
 * @param load how the visit went
 * @param frames the frames that were read, the top one first
 * @param errors uncaught exceptions, the first few
 * @param took from navigation to the last fact
 */
public record PageObservation(
    PageLoad load, List<FrameFacts> frames, List<String> errors, Duration took) {
  public PageObservation {
    frames = List.copyOf(frames);
    errors = List.copyOf(errors);
  }

  /** All controls of all frames. */
  public List<ControlFacts> controls() {
    return frames.stream().flatMap(frame -> frame.controls().stream()).toList();
  }

  /** How many elements the extension marked as detected. */
  public int detected() {
    return frames.stream().mapToInt(FrameFacts::detected).sum();
  }

  /** The login form, if a frame has one. */
  public Optional<FormFacts> form() {
    return frames.stream().flatMap(frame -> frame.form().stream()).findFirst();
  }
}
