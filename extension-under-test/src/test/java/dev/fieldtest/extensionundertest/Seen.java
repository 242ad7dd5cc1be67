package dev.fieldtest.extensionundertest;

import dev.fieldtest.extensionundertest.ControlFacts.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a visit saw, put together by tests. Immutable. */
record Seen(
    PageLoad load,
    int detected,
    List<ControlFacts> controls,
    Optional<FormFacts> form,
    List<String> errors,
    int gone) {
  static final String URL = "https://site.test/";
  static final Box FORM_BOX = new Box(100, 100, 200, 80);

  /** A page that loaded and has nothing on it. */
  static Seen page() {
    return new Seen(loaded(200), 0, List.of(), Optional.empty(), List.of(), 0);
  }

  /** A page that loaded and shows its login form. */
  static Seen formPage() {
    return page().form(true);
  }

  /** As a good extension leaves a login page: fields hidden, a usable control in their place. */
  static Seen replaced() {
    return page().form(false).marked().with(control());
  }

  static Seen of(PageLoad load) {
    return new Seen(load, 0, List.of(), Optional.empty(), List.of(), 0);
  }

  static PageLoad loaded(int status) {
    return new PageLoad.Loaded(URL, status, "Sign in", true);
  }

  Seen status(int status) {
    return new Seen(loaded(status), detected, controls, form, errors, gone);
  }

  Seen marked() {
    return new Seen(load, detected + 1, controls, form, errors, gone);
  }

  Seen with(ControlFacts control) {
    var more = new ArrayList<>(controls);
    more.add(control);
    return new Seen(load, detected, more, form, errors, gone);
  }

  Seen form(boolean visible) {
    return form(visible, Optional.empty());
  }

  Seen form(boolean visible, Optional<String> coveredBy) {
    var password = new FieldFacts("password", "input[type=password]", FORM_BOX, visible, coveredBy);
    var facts = new FormFacts(Truth.CORPUS, FORM_BOX, List.of(password));
    return new Seen(load, detected, controls, Optional.of(facts), errors, gone);
  }

  Seen throwing(String error) {
    return new Seen(load, detected, controls, form, List.of(error), gone);
  }

  Seen withdrawn() {
    return new Seen(load, detected, controls, form, errors, gone + 1);
  }

  PageObservation observation() {
    var frame = new FrameFacts(URL, true, detected, controls, form, gone);
    return new PageObservation(load, List.of(frame), errors, Duration.ofMillis(300));
  }

  /** A usable control at the login form. */
  static ControlFacts control() {
    return new ControlFacts(
        "onetap-login", "onetap-login", FORM_BOX, true, true, Optional.empty(), Place.AT_FORM);
  }

  static ControlFacts at(ControlFacts control, Place place, Box box) {
    return new ControlFacts(
        control.selector(),
        control.outline(),
        box,
        control.visible(),
        control.hit(),
        control.coveredBy(),
        place);
  }

  static ControlFacts elsewhere() {
    return at(control(), Place.ELSEWHERE, new Box(0, 900, 160, 36));
  }

  static ControlFacts invisible() {
    return new ControlFacts(
        "onetap-login", "onetap-login", FORM_BOX, false, false, Optional.empty(), Place.AT_FORM);
  }

  static ControlFacts covered(String by) {
    return new ControlFacts(
        "onetap-login", "onetap-login", FORM_BOX, true, false, Optional.of(by), Place.AT_FORM);
  }
}
