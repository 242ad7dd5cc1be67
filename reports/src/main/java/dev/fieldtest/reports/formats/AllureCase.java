package dev.fieldtest.reports.formats;

import static java.util.Comparator.comparing;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.SiteResult;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A site's result as Allure has it: a test case that is followed by the site's id, with a step for
 * each attempt. Its time line shows browsers on nodes.
 */
public final class AllureCase {
  private static final int LONGEST = 400;

  private AllureCase() {}

  /** The whole case. */
  static TestResult of(SiteResult result) {
    var status =
        switch (Fate.of(result)) {
          case PASSED -> Status.PASSED;
          case FAILURE -> Status.FAILED;
          case ERROR -> Status.BROKEN;
          case SKIPPED -> Status.SKIPPED;
        };
    var test = new TestResult().setStatus(status);
    describe(result, test);
    return test;
  }

  /**
   * Fills in everything but the status, and the same for the same result, so that a case that a
   * test framework has begun can be made anew from the log.
   */
  public static void describe(SiteResult result, TestResult test) {
    var site = result.site();
    var id = site.id().toString();
    test.setUuid(uuid(result))
        .setHistoryId(id)
        .setTestCaseId(id)
        .setFullName("fieldtest." + id)
        .setLabels(labels(result))
        .setLinks(List.of())
        .setName(id)
        .setStatusDetails(details(result))
        .setStage(Stage.FINISHED)
        .setDescription(
            PlainText.line(site.url() + " \u2013 " + result.outcome().meaning(), LONGEST))
        .setSteps(result.attempts().stream().map(AllureCase::step).toList())
        .setAttachments(List.of())
        .setParameters(List.of())
        .setStart(null)
        .setStop(null);
    result.attempts().stream().map(AllureCase::start).min(Long::compare).ifPresent(test::setStart);
    result.attempts().stream().map(AllureCase::stop).max(Long::compare).ifPresent(test::setStop);
  }

  private static StatusDetails details(SiteResult result) {
    return new StatusDetails()
        .setKnown(result.has(Note.KNOWN))
        .setMuted(false)
        .setFlaky(result.has(Note.FLAKY))
        .setMessage(result.outcome().passed() ? null : Fate.reason(result));
  }

  private static long start(Attempt attempt) {
    return attempt.started().toEpochMilli();
  }

  /** In whole milliseconds from the start, as the log has it. */
  private static long stop(Attempt attempt) {
    return start(attempt) + attempt.took().toMillis();
  }

  /** Another in each run, so that results of several runs may lie in one folder. */
  private static String uuid(SiteResult result) {
    var when = result.attempts().stream().map(Attempt::started).findFirst();
    var name = result.site().id() + " " + when.map(Instant::toString).orElse("");
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static List<Label> labels(SiteResult result) {
    var labels = new ArrayList<Label>();
    labels.add(label("suite", result.chunk().toString()));
    labels.add(label("feature", result.outcome().toString()));
    labels.add(label("framework", "fieldtest"));
    result
        .deciding()
        .flatMap(Attempt::session)
        .ifPresent(
            session -> {
              labels.add(label("host", session.node()));
              labels.add(label("thread", session.id()));
            });
    var tags = Stream.concat(result.site().tags().stream(), result.site().lang().stream());
    tags.map(tag -> label("tag", tag)).forEach(labels::add);
    labels.sort(comparing(Label::getName).thenComparing(Label::getValue));
    return labels;
  }

  private static StepResult step(Attempt attempt) {
    var profile = attempt.profile().name().toLowerCase(Locale.ROOT);
    var result = attempt.result();
    var name =
        result instanceof AttemptResult.Judged judged
            ? judged.outcome().toString()
            : "void, " + ((AttemptResult.Spoilt) result).cause();
    return new StepResult()
        .setName("attempt " + attempt.number() + ", " + profile + ": " + name)
        .setStatus(attempt.judged() ? Status.PASSED : Status.BROKEN)
        .setStatusDetails(new StatusDetails().setMessage(PlainText.line(result.detail(), LONGEST)))
        .setStage(Stage.FINISHED)
        .setStart(start(attempt))
        .setStop(stop(attempt));
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(PlainText.line(value, LONGEST));
  }
}
