package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.FailOn;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

public class GithubAnnotationsTest {
  @Test
  public void failuresAreErrorsAndWhatWasNotJudgedWarnings() {
    var lines = Map.of(new SiteId("not_detected"), 7);
    assertEquals(
        new GithubAnnotations("corpus/a,b:c.jsonl", lines)
            .of(Samples.report(Outcome.REPLACED, Outcome.NOT_DETECTED, Outcome.MISSING)),
        List.of(
            "::error file=corpus/a%2Cb%3Ac.jsonl,line=7,title=not_detected NOT_DETECTED"
                + "::there is a login form, and the extension did nothing",
            "::warning title=missing MISSING::planned, but no result was found"));
  }

  @Test
  public void whatNewlyFailsComesFirstAndWhatTheGateLetsThroughIsAWarning() {
    var both = Samples.report(Outcome.NOT_DETECTED, Outcome.NOT_REPLACED);
    var base = RunResults.of(Samples.report(Outcome.NOT_DETECTED), "main", "", true);
    assertEquals(
        kinds(compared(both, base, FailOn.NEW)),
        List.of("::error title=not_replaced", "::warning title=not_detected"));
    assertEquals(
        kinds(compared(both, base, FailOn.ANY)),
        List.of("::error title=not_replaced", "::error title=not_detected"));
    assertEquals(
        kinds(compared(both, base, FailOn.NONE)),
        List.of("::warning title=not_replaced", "::warning title=not_detected"));
  }

  @Test
  public void whatIsRedThoughItPassesIsAnErrorThatSaysWhy() {
    var known = new KnownFailure("EXT-1", Samples.TODAY.plusDays(1));
    var report =
        Samples.report(
            RunEnding.COMPLETE,
            List.of(Samples.site("fixed", Optional.of(known)), Samples.site("flaky")),
            List.of(
                Samples.judged("fixed", 1, Profile.FULL, Outcome.REPLACED),
                Samples.judged("flaky", 1, Profile.FULL, Outcome.NOT_DETECTED),
                Samples.judged("flaky", 2, Profile.FULL, Outcome.REPLACED)));
    assertEquals(new GithubAnnotations("", Map.of()).of(report), List.of());
    var strict = Samples.gated(report, new Gate(10, FailOn.ANY, true, true));
    assertEquals(
        new GithubAnnotations("", Map.of()).of(strict),
        List.of(
            "::error title=fixed REPLACED::it is known to fail, and passes: the corpus's known"
                + " failure can go",
            "::error title=flaky REPLACED::NOT_DETECTED, then REPLACED"));
  }

  private static RunReport compared(RunReport report, RunResults base, FailOn failOn) {
    var now = RunResults.of(report, "", true);
    return Samples.gated(report, new Gate(10, failOn, false, false))
        .comparedBy(Comparison.of(base, now));
  }

  private static List<String> kinds(RunReport report) {
    return new GithubAnnotations("", Map.of())
        .of(report).stream().map(line -> line.replaceFirst(" [A-Z_]+::.*", "")).toList();
  }

  @Test
  public void pagesCanNotGiveCommands() {
    var text = "100%25\n::error::owned\r\n::add-mask::x";
    var judged = new AttemptResult.Judged(Outcome.NOT_REPLACED, text, Optional.empty());
    var report =
        Samples.report(
            RunEnding.COMPLETE,
            List.of(Samples.site("a")),
            List.of(Samples.attempt("a", 1, Profile.FULL, judged)));
    assertEquals(
        new GithubAnnotations("", Map.of()).of(report),
        List.of("::error title=a NOT_REPLACED::100%2525 ::error::owned  ::add-mask::x"));
    for (var line : new GithubAnnotations("", Map.of()).of(Samples.hostile())) {
      assertTrue(line.startsWith("::") && line.lines().count() == 1, line);
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }
  }

  @Test
  public void tenOfAKindAreShownAtMost() {
    assertEquals(new GithubAnnotations("", Map.of()).of(failing(10)).size(), 10);
    var commands = new GithubAnnotations("", Map.of()).of(failing(25));
    assertEquals(commands.size(), 10);
    assertEquals(commands.get(9), "::error::16 more; see the summary");
  }

  private static RunReport failing(int count) {
    var ids = IntStream.range(0, count).mapToObj(i -> "site-" + i).toList();
    return Samples.report(
        RunEnding.COMPLETE,
        ids.stream().map(Samples::site).toList(),
        ids.stream().map(id -> Samples.judged(id, 1, Profile.FULL, Outcome.NOT_DETECTED)).toList());
  }
}
