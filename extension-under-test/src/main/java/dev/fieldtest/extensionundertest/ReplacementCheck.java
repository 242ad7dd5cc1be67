package dev.fieldtest.extensionundertest;

import dev.fieldtest.extensionundertest.ControlFacts.Place;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the controls of a page stand for its login form as the contract promises.
 *
 * @param visit with the extension
 * @param control without it, if that visit was made
 */
record ReplacementCheck(
    InjectionContract contract, PageObservation visit, Optional<PageObservation> control) {
  /** How far a control may stand from where the form is without the extension, in CSS pixels. */
  private static final double NEAR = 150;

  /** What is wrong, for people; empty if every control is usable and at a login form. */
  Optional<String> flaw() {
    if (visit.controls().isEmpty()) {
      return Optional.of("no control was injected");
    }
    return Stream.concat(
            visit.controls().stream().flatMap(each -> flaw(each).stream()), originals().stream())
        .findFirst();
  }

  /** A control that can be seen and stands at no login form. */
  Optional<ControlFacts> misplaced() {
    return visit.controls().stream().filter(each -> each.visible() && !isAtForm(each)).findFirst();
  }

  private Optional<String> flaw(ControlFacts each) {
    if (!each.visible()) {
      var size = each.box().isEmpty() ? " has no size" : " is invisible";
      return Optional.of(each.outline() + size);
    }
    if (!each.hit() && !isCoveredAnyway(each)) {
      return Optional.of(
          each.outline() + " can not be clicked: covered by " + each.coveredBy().orElse("nothing"));
    }
    return isAtForm(each)
        ? Optional.empty()
        : Optional.of(each.outline() + " is at no login form's fields");
  }

  /** What covers the form without the extension, too, is not held against the extension. */
  private boolean isCoveredAnyway(ControlFacts each) {
    return control.stream()
        .flatMap(without -> without.form().stream())
        .flatMap(form -> form.fields().stream())
        .anyMatch(
            field -> field.coveredBy().isPresent() && field.coveredBy().equals(each.coveredBy()));
  }

  private boolean isAtForm(ControlFacts each) {
    return switch (each.place()) {
      case AT_FORM -> true;
      case ELSEWHERE -> false;
      case UNKNOWN ->
          control
              .flatMap(PageObservation::form)
              .filter(form -> form.box().distanceTo(each.box()) <= NEAR)
              .isPresent();
    };
  }

  private Optional<String> originals() {
    var fields = visit.form().stream().flatMap(form -> form.fields().stream()).toList();
    return switch (contract.original()) {
      case HIDDEN ->
          fields.stream()
              .filter(FieldFacts::visible)
              .findFirst()
              .map(field -> "the original field " + field.outline() + " still shows");
      case KEPT ->
          fields.stream().noneMatch(FieldFacts::visible)
                  && visit.controls().stream().noneMatch(each -> each.place() == Place.UNKNOWN)
              ? Optional.of("the original fields are gone, and the contract keeps them")
              : Optional.empty();
    };
  }
}
