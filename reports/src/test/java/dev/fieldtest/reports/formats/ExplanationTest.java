package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.SiteResult;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.Test;

public class ExplanationTest {
  private static final Path FOLDER = Path.of("pictures");

  @Test
  public void tellsInOneSentenceWhatHappenedAndWhoseFaultItIs() {
    var failed = Samples.detailed("a", 1, Outcome.NOT_REPLACED, "div#banner");
    assertEquals(
        explain(failed).sentence(),
        "The form was detected, but there is no usable control: div#banner. The extension is to blame.");
    var passed = Samples.judged("a", 1, Profile.FULL, Outcome.REPLACED);
    assertEquals(
        explain(passed).sentence(), "The login form was replaced by a usable one-tap control.");
    var absent = Samples.judged("a", 1, Profile.FULL, Outcome.FORM_ABSENT);
    assertTrue(explain(absent).sentence().endsWith(" The site is to blame."));
  }

  @Test
  public void tellsWhatWasExpectedAndFoundInBothVisits() {
    var lines =
        lines(explain(Samples.pictured(Samples.detailed("a", 1, Outcome.NOT_REPLACED, "x"))));
    for (var part :
        List.of(
            "expected: the login form is replaced by a usable control",
            "with the extension: loaded, status 200, \"x\", x",
            "with the extension, form: password: x, visible, covered by x, 200×30 at 10,20",
            "with the extension, marked: 1 element",
            "with the extension, injected: x: visible, not clickable, covered by x, at the login form, 200×30 at 10,60",
            "with the extension, threw: x",
            "without it, problem: x")) {
      assertTrue(lines.contains(part), part + " in " + String.join("\n", lines));
    }
    assertTrue(
        lines.stream()
            .anyMatch(
                line -> line.startsWith("with the extension, screenshot: pictures/screenshots/")),
        lines.toString());
  }

  @Test
  public void changesAreWhatNoLongerHoldsAndWhatDoes() {
    var before = explain(Samples.detailed("a", 1, Outcome.NOT_REPLACED, "x"));
    assertEquals(before.changesSince(before), List.of());
    var after = explain(Samples.detailed("a", 1, Outcome.NOT_REPLACED, "y"));
    var changes = after.changesSince(before);
    assertTrue(changes.contains("- with the extension, threw: x"), changes.toString());
    assertTrue(changes.contains("+ with the extension, threw: y"), changes.toString());
    assertTrue(changes.stream().noneMatch(line -> line.contains("marked")), changes.toString());
  }

  @Test
  public void whatPagesSayIsHarmless() {
    for (var result : Samples.hostile().results()) {
      var explanation = Explanation.of(result, FOLDER);
      var text = explanation.sentence() + String.join("", lines(explanation));
      assertTrue(text.codePoints().noneMatch(Character::isISOControl), text);
      assertTrue(lines(explanation).stream().allMatch(line -> line.length() < 5_000));
    }
  }

  private static Explanation explain(Attempt attempt) {
    var site = Samples.site("a");
    return Explanation.of(
        SiteResult.of(site, new ChunkId(1), List.of(attempt), Outcome.MISSING, Samples.TODAY),
        FOLDER);
  }

  private static List<String> lines(Explanation explanation) {
    return explanation.facts().stream().map(Explanation.Fact::toString).toList();
  }
}
