package dev.fieldtest.reports.formats;

import static dev.fieldtest.extensionundertest.Outcome.*;
import static dev.fieldtest.reports.Records.record;
import static dev.fieldtest.reports.Records.run;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.FailOn;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.reports.files.FileJson;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

public class ComparisonFormatTest {
  private static final RunResults BASE =
      run("base", record("a", REPLACED), record("b", NOT_DETECTED), record("c", REPLACED));
  private static final RunResults WORSE =
      run("now", record("a", NOT_REPLACED), record("b", REPLACED), record("c", REPLACED));

  @Test
  public void textBeginsWithTheVerdictAndGoesOnWithWhatSpeaksAgainst() {
    assertEquals(
        lines(ComparisonFormat.TEXT, BASE, WORSE),
        List.of(
            "Do not merge: 1 site fails newly.",
            "On 3 sites judged in both: 1 regressed, 1 fixed, 0 fail in both, 1 pass in both. Pass rate 66.7 % \u2192 66.7 %, +0.0 points"
                + " (95 % confidence -64.0 to +64.0; Newcombe 1998, method 10).",
            "",
            "Newly failing (1)",
            "  a  REPLACED \u2192 NOT_REPLACED  because of a",
            "",
            "Fixed (1)",
            "  b  NOT_DETECTED \u2192 REPLACED"));
  }

  @Test
  public void equalRunsAreGoodToMerge() {
    var lines = lines(ComparisonFormat.TEXT, BASE, BASE);
    assertEquals(lines.get(0), "Good to merge: No site fails newly.");
    assertEquals(lines.get(3), "Still failing (1)");
    assertEquals(lines.get(4), "  b  NOT_DETECTED  because of b");
  }

  @Test
  public void lostSiteKeepsTheVerdictOpen() {
    var lost =
        run("now", record("a", SESSION_LOST), record("b", NOT_DETECTED), record("c", REPLACED));
    assertEquals(
        lines(ComparisonFormat.TEXT, BASE, lost).get(0),
        "Cannot tell yet: No site fails newly, but 1 site has no result and 0 are newly unreachable, of 3 sites judged before.");
  }

  @Test
  public void runsThatShareNoJudgedSiteSaySo() {
    var dead = run("dead", record("a", UNREACHABLE), record("b", BOT_WALL));
    var sentence =
        "Cannot tell yet: No site fails newly, but none was judged in both runs, so nothing can be compared.";
    assertEquals(lines(ComparisonFormat.TEXT, dead, dead), List.of(sentence));
    assertEquals(lines(ComparisonFormat.MD, dead, dead), List.of("## Fieldtest: " + sentence));
  }

  @Test
  public void markdownShowsPageTextOnlyAsCode() {
    var hostile = run("`<b>`", hostile("a"), hostile("b"));
    for (var line : lines(ComparisonFormat.MD, run("base", record("a", REPLACED)), hostile)) {
      var outside = line.replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");
      assertFalse(outside.matches(".*[<@`\\[\u001b\u202e].*"), line);
    }
  }

  @Test
  public void jsonHoldsEverySiteWhereTextIsCut() throws Exception {
    var base = run("base", many(REPLACED));
    var now = run("now", many(NOT_DETECTED));
    var json = FileJson.mapper().readTree(lines(ComparisonFormat.JSON, base, now).get(0));
    assertEquals(json.path("kind").asText(), "comparison");
    assertEquals(json.path("exitCode").asInt(), 1);
    assertEquals(json.path("sections").get(0).path("change").asText(), "newlyFailing");
    assertEquals(json.path("sections").get(0).path("sites").size(), 60);
    assertTrue(lines(ComparisonFormat.TEXT, base, now).contains("  ... and 35 more"));
  }

  @Test
  public void summaryBeginsWithWhatIsNewlyFailingAndFixed() throws Exception {
    var before = Samples.report(NOT_DETECTED, REPLACED, PAGE_BROKEN);
    var now = Samples.report(NOT_DETECTED, REPLACED, WRONG_TARGET, PAGE_BROKEN);
    var comparison =
        Comparison.of(RunResults.of(before, "base", "", true), RunResults.of(now, "now", "", true));
    Folders.with(
        folder -> {
          new SummaryMarkdown().write(now.comparedBy(comparison), folder);
          var text = Files.readString(folder.resolve("summary.md"));
          assertTrue(
              text.startsWith(
                  "## Fieldtest: The extension failed on 3 sites, newly on 1.\n\n### Newly failing (1)\n\n- `wrong_target`"),
              text);
          assertTrue(text.indexOf("### Still failing (2)") > 0, text);
        });
  }

  private static SiteRecord[] many(Outcome outcome) {
    return IntStream.range(0, 60)
        .mapToObj(i -> record("s" + i, outcome))
        .toArray(SiteRecord[]::new);
  }

  private static SiteRecord hostile(String id) {
    var record = record(id, NOT_DETECTED);
    return new SiteRecord(
        record.site(),
        record.url(),
        record.expect(),
        record.outcome(),
        record.notes(),
        record.history(),
        Samples.HOSTILE,
        1,
        record.took(),
        record.movedTo(),
        record.proposal());
  }

  private static List<String> lines(ComparisonFormat format, RunResults base, RunResults now) {
    return format.lines(Comparison.of(base, now), new Gate(10, FailOn.ANY, false, false));
  }
}
