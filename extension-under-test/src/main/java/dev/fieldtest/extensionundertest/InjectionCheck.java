package dev.fieldtest.extensionundertest;

import dev.fieldtest.extensionundertest.PageLoad.Loaded;
import dev.fieldtest.extensionundertest.PageLoad.NoDocument;
import dev.fieldtest.extensionundertest.PageLoad.StepFailed;
import dev.fieldtest.extensionundertest.PageLoad.Unresponsive;
import dev.fieldtest.extensionundertest.PageLoad.Walled;
import dev.fieldtest.sitecorpus.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges what was seen on a page. Pure: the same observations always give the same outcome. The
 * rules and their precedence are those of DESIGN.md, section 4.
 *
 * @param expect what the corpus expects
 * @param contract what the extension promises
 */
public record InjectionCheck(Expectation expect, InjectionContract contract) {
  private static final int ERROR_STATUS = 400;

  /**
   * The outcome of a visit with the extension, where it needs no control visit to tell.
   *
   * @return empty if a control visit has to follow
   */
  public Optional<Judgement> pass(PageObservation visit) {
    if (!(visit.load() instanceof Loaded) || isError(visit)) {
      return Optional.empty();
    }
    if (expect == Expectation.UNTOUCHED) {
      return visit.controls().isEmpty()
          ? Optional.of(Judgement.of(Outcome.UNTOUCHED))
          : Optional.empty();
    }
    return new ReplacementCheck(contract, visit, Optional.empty()).flaw().isEmpty()
        ? Optional.of(Judgement.of(Outcome.REPLACED).by(visit.form()))
        : Optional.empty();
  }

  /** The outcome of a visit with the extension and a control visit without it. */
  public Judgement judge(PageObservation visit, PageObservation control) {
    return Stream.<Function<Pair, Optional<Judgement>>>of(
            this::wall, this::noDocument, this::unresponsive, this::failedStep, this::untouched)
        .flatMap(rule -> rule.apply(new Pair(visit, control)).stream())
        .findFirst()
        .orElseGet(() -> replacement(new Pair(visit.beyond(control), control)));
  }

  private record Pair(PageObservation visit, PageObservation control) {
    <T extends PageLoad> Optional<T> eitherLoad(Class<T> kind) {
      return Stream.of(control.load(), visit.load())
          .filter(kind::isInstance)
          .map(kind::cast)
          .findFirst();
    }
  }

  private Optional<Judgement> wall(Pair pair) {
    return pair.eitherLoad(Walled.class)
        .map(wall -> Judgement.of(Outcome.BOT_WALL, "rule '" + wall.rule() + "'"));
  }

  private Optional<Judgement> noDocument(Pair pair) {
    var without = noDocument(pair.control);
    return without
        .map(reason -> Judgement.of(Outcome.UNREACHABLE, reason))
        .or(
            () ->
                noDocument(pair.visit)
                    .map(reason -> broken("no document with the extension: " + reason)));
  }

  private static Optional<String> noDocument(PageObservation observation) {
    if (observation.load() instanceof NoDocument none) {
      return Optional.of(none.reason());
    }
    return isError(observation)
        ? Optional.of("HTTP status " + observation.load().status())
        : Optional.empty();
  }

  /** An error status counts only where there is no login form to look at. */
  private static boolean isError(PageObservation observation) {
    return observation.load().status() >= ERROR_STATUS
        && observation.controls().isEmpty()
        && observation.form().filter(FormFacts::visible).isEmpty();
  }

  private Optional<Judgement> unresponsive(Pair pair) {
    if (pair.control.load() instanceof Unresponsive hung) {
      return Optional.of(Judgement.of(Outcome.TIMED_OUT, hung.reason()));
    }
    return pair.visit.load() instanceof Unresponsive hung
        ? Optional.of(broken("with the extension: " + hung.reason()))
        : Optional.empty();
  }

  private Optional<Judgement> failedStep(Pair pair) {
    return pair.control.load() instanceof StepFailed failed
        ? Optional.of(
            Judgement.of(
                Outcome.FORM_ABSENT, "step " + failed.step() + " failed: " + failed.reason()))
        : Optional.empty();
  }

  private Optional<Judgement> untouched(Pair pair) {
    if (expect != Expectation.UNTOUCHED) {
      return Optional.empty();
    }
    return pair.visit.controls().stream()
        .filter(control -> count(pair.visit, control) > count(pair.control, control))
        .findFirst()
        .map(control -> Judgement.of(Outcome.FALSE_INJECTION, "injected " + control.outline()))
        .or(() -> Optional.of(Judgement.of(Outcome.UNTOUCHED)));
  }

  private static long count(PageObservation observation, ControlFacts like) {
    return observation.controls().stream()
        .filter(control -> control.selector().equals(like.selector()))
        .count();
  }

  private Judgement replacement(Pair pair) {
    var check = new ReplacementCheck(contract, pair.visit, Optional.of(pair.control));
    var form = pair.control.form().filter(FormFacts::visible);
    var flaw = check.flaw();
    if (flaw.isEmpty()) {
      return breaking(pair)
          .orElseGet(() -> Judgement.of(Outcome.REPLACED))
          .by(form.or(pair.visit::form));
    }
    if (form.isEmpty()) {
      return Judgement.of(Outcome.FORM_ABSENT, absence(pair.control)).by(pair.control.form());
    }
    return misplaced(check)
        .or(() -> broken(pair))
        .orElseGet(() -> unreplaced(pair, flaw.get()))
        .by(form);
  }

  private static String absence(PageObservation control) {
    return control
        .form()
        .map(form -> "the fields of the login form are not visible")
        .orElse("no login form was found");
  }

  private static Optional<Judgement> misplaced(ReplacementCheck check) {
    return check
        .misplaced()
        .map(
            control ->
                Judgement.of(
                    Outcome.WRONG_TARGET, control.outline() + " is at no login form's fields"));
  }

  /** Pages that throw what they make up at random do so without the extension as often. */
  private static Optional<Judgement> breaking(Pair pair) {
    return pair.visit.errors().size() > pair.control.errors().size()
        ? throwing(pair)
        : Optional.empty();
  }

  private static Optional<Judgement> throwing(Pair pair) {
    return newError(pair).map(error -> broken("new uncaught exception: " + error));
  }

  private static Optional<Judgement> broken(Pair pair) {
    return throwing(pair)
        .or(
            () ->
                formIsLost(pair.visit)
                    ? Optional.of(broken("the login form is gone, and no control is there"))
                    : Optional.empty());
  }

  private static Optional<String> newError(Pair pair) {
    List<String> known = pair.control.errors().stream().map(InjectionCheck::kind).toList();
    return pair.visit.errors().stream().filter(error -> !known.contains(kind(error))).findFirst();
  }

  /** An error's text without what changes from visit to visit. */
  private static String kind(String error) {
    return error.replaceAll("[0-9a-fA-F]{6,}|[0-9]+", "#");
  }

  private static boolean formIsLost(PageObservation visit) {
    return visit.controls().isEmpty() && visit.form().filter(FormFacts::visible).isEmpty();
  }

  private static Judgement broken(String detail) {
    return Judgement.of(Outcome.PAGE_BROKEN, detail);
  }

  private static Judgement unreplaced(Pair pair, String flaw) {
    if (pair.visit.controls().isEmpty() && pair.visit.withdrawn() > pair.control.withdrawn()) {
      return Judgement.of(Outcome.NOT_REPLACED, "a control was there, and was removed again");
    }
    return pair.visit.detected() > pair.control.detected() || !pair.visit.controls().isEmpty()
        ? Judgement.of(Outcome.NOT_REPLACED, flaw)
        : Judgement.of(Outcome.NOT_DETECTED);
  }
}
