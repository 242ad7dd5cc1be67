package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Box;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.FieldFacts;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Truth;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What visits to a made-up site saw, to go with a given outcome. */
record SyntheticPage(Random random) {
  PageObservation visit(URI url, Outcome outcome) {
    if (outcome == Outcome.UNREACHABLE || outcome == Outcome.BOT_WALL) {
      return without(url, outcome);
    }
    var controls =
        outcome == Outcome.NOT_DETECTED ? List.<ControlFacts>of() : List.of(control(outcome));
    return seen(url, controls, Optional.of(form(outcome != Outcome.REPLACED)));
  }

  PageObservation control(URI url, Outcome outcome) {
    if (outcome == Outcome.UNREACHABLE || outcome == Outcome.BOT_WALL) {
      return without(url, outcome);
    }
    return seen(url, List.of(), Optional.of(form(true)));
  }

  String detail(Outcome outcome) {
    return switch (outcome) {
      case NOT_DETECTED -> "a form with username and password, and no mark of the extension";
      case NOT_REPLACED -> "onetap-login is covered by div#cookie-banner.overlay";
      case UNREACHABLE -> "net::ERR_NAME_NOT_RESOLVED";
      case BOT_WALL -> "rule turnstile";
      default -> "";
    };
  }

  private PageObservation without(URI url, Outcome outcome) {
    var load =
        outcome == Outcome.BOT_WALL
            ? new PageLoad.Walled(url.toString(), 403, "", "turnstile", Optional.empty())
            : new PageLoad.NoDocument(url.toString(), 0, detail(outcome));
    return new PageObservation(load, List.of(), List.of(), took());
  }

  private PageObservation seen(URI url, List<ControlFacts> controls, Optional<FormFacts> form) {
    var title = "Sign in \u2013 " + url.getHost() + " \u00b7 \u30ed\u30b0\u30a4\u30f3";
    var load = new PageLoad.Loaded(url + "&sid=" + random.nextInt(1 << 30), 200, title, true);
    var frame = new FrameFacts(url.toString(), true, controls.size(), controls, form);
    var errors =
        random.nextInt(4) == 0
            ? List.of("TypeError: Cannot read properties of undefined (reading 'init')")
            : List.<String>of();
    return new PageObservation(load, List.of(frame), errors, took());
  }

  private FormFacts form(boolean visible) {
    var box = new Box(300 + random.nextInt(300), 200 + random.nextInt(400), 320, 180);
    var fields =
        List.of(
            field("username", "input#email[type=email]", box, visible),
            field("password", "input#password[type=password]", box, visible));
    return new FormFacts(Truth.DETECTOR, box, fields);
  }

  private static FieldFacts field(String role, String outline, Box form, boolean visible) {
    var box = new Box(form.x() + 10, form.y() + 20, 300, 40);
    return new FieldFacts(role, outline, box, visible, Optional.empty());
  }

  private ControlFacts control(Outcome outcome) {
    var hit = outcome == Outcome.REPLACED;
    return new ControlFacts(
        "onetap-login",
        "onetap-login.onetap",
        new Box(300 + random.nextInt(300), 260, 300, 44),
        true,
        hit,
        hit ? Optional.empty() : Optional.of("div#cookie-banner.overlay"),
        ControlFacts.Place.AT_FORM);
  }

  private Duration took() {
    return Duration.ofMillis(300 + random.nextInt(900));
  }
}
