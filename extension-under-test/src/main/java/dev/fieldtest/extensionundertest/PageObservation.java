package dev.fieldtest.extensionundertest;

import static java.util.Comparator.comparingDouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Facts read from a page during one visit. Everything in it that a page said is untrusted.
 *
 * @param load how the visit went
 * @param frames the frames that were read, the top one first
 * @param errors uncaught exceptions, the first few
 * @param took from navigation to the last fact
 * @param traces what else is kept of a visit that did not pass
 */
public record PageObservation(
    PageLoad load,
    List<FrameFacts> frames,
    List<String> errors,
    Duration took,
    Optional<PageTraces> traces) {
  public PageObservation {
    frames = List.copyOf(frames);
    errors = List.copyOf(errors);
  }

  /** Without traces. */
  public PageObservation(
      PageLoad load, List<FrameFacts> frames, List<String> errors, Duration took) {
    this(load, frames, errors, took, Optional.empty());
  }

  /** The same with these traces. */
  public PageObservation with(Optional<PageTraces> others) {
    return new PageObservation(load, frames, errors, took, others);
  }

  /** The same where its page tells more of the corpus. */
  public PageObservation with(Leads leads) {
    return load instanceof PageLoad.Loaded loaded
        ? new PageObservation(loaded.with(leads), frames, errors, took, traces)
        : this;
  }

  /** The same with its picture put elsewhere, or left out. */
  public PageObservation withPicture(Function<Picture, Optional<Picture>> place) {
    return with(traces.map(known -> known.withPicture(place)));
  }

  /** All controls of all frames. */
  public List<ControlFacts> controls() {
    return frames.stream().flatMap(frame -> frame.controls().stream()).toList();
  }

  /**
   * The same without the controls that another visit has, too: what a page shows by itself is no
   * extension's doing.
   */
  public PageObservation beyond(PageObservation other) {
    var own = new ArrayList<>(controls());
    for (var known : other.controls()) {
      own.stream()
          .filter(each -> looksLike(each, known))
          .min(comparingDouble(each -> each.box().distanceTo(known.box())))
          .ifPresent(own::remove);
    }
    var rest =
        frames.stream()
            .map(f -> f.withControls(f.controls().stream().filter(own::remove).toList()))
            .toList();
    return new PageObservation(load, rest, errors, took, traces);
  }

  private static boolean looksLike(ControlFacts one, ControlFacts other) {
    return one.selector().equals(other.selector())
        && one.outline().equals(other.outline())
        && one.visible() == other.visible();
  }

  /** How many controls were there and went away again. */
  public int withdrawn() {
    return frames.stream().mapToInt(FrameFacts::withdrawn).sum();
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
