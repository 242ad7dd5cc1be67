package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.Box;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.FieldFacts;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a {@link FakeSession} sees. */
final class FakePages {
  private static final Box BOX = new Box(10, 10, 200, 40);

  private FakePages() {}

  static PageObservation hung(String url) {
    return observation(new PageLoad.Unresponsive(url, "hangs"), List.of());
  }

  /** A page with a login form. */
  static PageObservation page(Act.Shows shows, String url) {
    var control =
        new ControlFacts(
            "one-tap", "one-tap", BOX, true, true, Optional.empty(), ControlFacts.Place.AT_FORM);
    var fields =
        List.of(
            new FieldFacts("text", "input#login_field", BOX, !shows.hidden(), Optional.empty()),
            new FieldFacts("password", "input#password", BOX, !shows.hidden(), Optional.empty()));
    var frame =
        new FrameFacts(
            url,
            true,
            0,
            shows.control() ? List.of(control) : List.of(),
            Optional.of(new FormFacts(Truth.DETECTOR, BOX, fields)));
    var load = new PageLoad.Loaded(url, 200, "Sign in to your account at " + url, true);
    return observation(load, List.of(frame));
  }

  private static PageObservation observation(PageLoad load, List<FrameFacts> frames) {
    return new PageObservation(load, frames, List.of(), Duration.ofMillis(5));
  }
}
