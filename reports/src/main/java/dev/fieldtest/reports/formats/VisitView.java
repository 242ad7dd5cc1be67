package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.extensionundertest.Box;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.FieldFacts;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.PageTraces;
import dev.fieldtest.extensionundertest.PageTraces.Milestones;
import dev.fieldtest.extensionundertest.Picture;
import dev.fieldtest.reports.files.Screenshots;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One visit as a report shows it: short, and bounded whatever the page said.
 *
 * @param load how it went, one word or two
 * @param problem why there is no page to look at
 * @param truth who said where the form is
 * @param fields the form's fields, one line each
 * @param controls what the extension put in, one line each
 * @param marked how many elements it marked as detected
 * @param milestones when the document came along
 * @param outline the form as found, an element a line
 * @param console the last that was printed
 * @param picture a file beside the report
 */
record VisitView(
    String load,
    String url,
    Optional<Integer> status,
    Optional<String> title,
    Optional<String> problem,
    Optional<String> truth,
    List<String> fields,
    List<String> controls,
    int marked,
    List<String> errors,
    @JsonProperty("tookMs") Duration took,
    Optional<Milestones> milestones,
    List<String> outline,
    List<String> console,
    Optional<String> picture) {
  private static final int LONGEST = 400;
  private static final int MOST = 8;
  private static final int MOST_LINES = 20;

  static VisitView of(PageObservation seen) {
    return new VisitView(
        load(seen.load()),
        shown(seen.load().url()),
        Optional.of(seen.load().status()).filter(status -> status != 0),
        Optional.of(seen.load().title()).filter(title -> !title.isEmpty()).map(VisitView::shown),
        problem(seen.load()).map(VisitView::shown),
        seen.form().map(form -> form.truth().name().toLowerCase(Locale.ROOT)),
        seen.form().map(form -> form.fields().stream().limit(MOST)).stream()
            .flatMap(fields -> fields.map(VisitView::field))
            .toList(),
        seen.controls().stream().limit(MOST).map(VisitView::control).toList(),
        seen.detected(),
        seen.errors().stream().limit(MOST).map(VisitView::shown).toList(),
        seen.took(),
        seen.traces().flatMap(PageTraces::milestones),
        lines(seen, PageTraces::outline),
        lines(seen, PageTraces::console),
        picture(seen));
  }

  private static List<String> lines(
      PageObservation seen, Function<PageTraces, List<String>> traced) {
    return seen.traces().map(traced).orElse(List.of()).stream()
        .limit(MOST_LINES)
        .map(VisitView::shown)
        .toList();
  }

  /** Where the picture of a visit is, from the report's folder. */
  static Optional<String> picture(PageObservation seen) {
    return seen.traces()
        .flatMap(PageTraces::picture)
        .filter(Picture.Kept.class::isInstance)
        .map(kept -> Screenshots.FOLDER + "/" + kept);
  }

  private static String load(PageLoad load) {
    if (load instanceof PageLoad.Loaded loaded) {
      return loaded.settled() ? "loaded" : "loaded, still busy";
    }
    if (load instanceof PageLoad.NoDocument) {
      return "no document";
    }
    if (load instanceof PageLoad.Unresponsive) {
      return "unresponsive";
    }
    return load instanceof PageLoad.Walled ? "walled" : "step failed";
  }

  private static Optional<String> problem(PageLoad load) {
    if (load instanceof PageLoad.NoDocument none) {
      return Optional.of(none.reason());
    }
    if (load instanceof PageLoad.Unresponsive unresponsive) {
      return Optional.of(unresponsive.reason());
    }
    if (load instanceof PageLoad.Walled walled) {
      return Optional.of("rule " + walled.rule());
    }
    return load instanceof PageLoad.StepFailed failed
        ? Optional.of("step " + failed.step() + ": " + failed.reason())
        : Optional.empty();
  }

  private static String field(FieldFacts field) {
    var seen = field.visible() ? "visible" : "hidden";
    var covered = field.coveredBy().map(cover -> ", covered by " + cover).orElse("");
    return shown(field.role() + ": " + field.outline() + ", " + seen + covered + at(field.box()));
  }

  private static String control(ControlFacts control) {
    var seen = control.visible() ? "visible" : "invisible";
    var hit = control.hit() ? ", clickable" : ", not clickable";
    var covered = control.coveredBy().map(cover -> ", covered by " + cover).orElse("");
    var place =
        switch (control.place()) {
          case AT_FORM -> ", at the login form";
          case ELSEWHERE -> ", not at the login form";
          case UNKNOWN -> "";
        };
    return shown(control.outline() + ": " + seen + hit + covered + place + at(control.box()));
  }

  private static String at(Box box) {
    return ", "
        + Math.round(box.width())
        + "\u00d7"
        + Math.round(box.height())
        + " at "
        + Math.round(box.x())
        + ","
        + Math.round(box.y());
  }

  private static String shown(String untrusted) {
    return PlainText.line(untrusted, LONGEST);
  }
}
