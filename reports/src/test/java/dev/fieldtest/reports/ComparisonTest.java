package dev.fieldtest.reports;

import static dev.fieldtest.extensionundertest.Outcome.*;
import static dev.fieldtest.reports.Records.at;
import static dev.fieldtest.reports.Records.record;
import static dev.fieldtest.reports.Records.run;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.Expectation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ComparisonTest {
  @Test
  public void runThatGoesOnKnowsOfEachFailureWhatTheComparisonWillSay() {
    var sites = List.of("old", "moved", "passed", "added").stream().map(Samples::site).toList();
    var attempts =
        sites.stream()
            .map(site -> Samples.judged(site.id().value(), 1, Profile.FULL, NOT_DETECTED))
            .toList();
    var report = Samples.report(RunEnding.COMPLETE, sites, attempts);
    var old = at("old", "https://old.test/login", NOT_DETECTED);
    var moved = at("moved", "https://elsewhere.test/login", NOT_DETECTED);
    var passed = at("passed", "https://passed.test/login", REPLACED);
    for (var profile : List.of("lean", "full")) {
      var conditions = Map.of(RunResults.PROFILE, profile);
      var base = new RunResults("main", List.of(old, moved, passed), conditions, true, List.of());
      var now = RunResults.of(report, "", true).sites();
      var lean = Map.of(RunResults.PROFILE, "lean");
      var compared = Comparison.of(base, new RunResults("", now, lean, true, List.of()));
      var known = report.results().stream().filter(Comparison.stillFailing(base, lean)).toList();
      assertEquals(
          known.stream().map(result -> result.site().id()).toList(),
          compared.with(Change.STILL_FAILING).stream().map(SitePair::site).toList());
      assertEquals(known.size(), profile.equals("lean") ? 1 : 0);
    }
  }

  private static final SiteRecord OTHER = record("other", REPLACED);

  @DataProvider(parallel = true)
  Object[][] sitesThatBothRunsHave() {
    var spoiltAfterRed =
        record(
            "a",
            "https://a.test/",
            SESSION_LOST,
            History.NONE.then(NOT_DETECTED, false, Samples.START));
    return new Object[][] {
      {record("a", REPLACED), record("a", REPLACED), Set.of()},
      {record("a", REPLACED), record("a", NOT_DETECTED), Set.of(Change.NEWLY_FAILING)},
      {record("a", NOT_DETECTED), record("a", PAGE_BROKEN), Set.of(Change.STILL_FAILING)},
      {record("a", NOT_DETECTED), record("a", REPLACED), Set.of(Change.FIXED)},
      {record("a", NOT_DETECTED), record("a", REPLACED, Note.FLAKY), Set.of(Change.FLAKY)},
      {record("a", REPLACED), record("a", BOT_WALL), Set.of(Change.NEWLY_UNREACHABLE)},
      {record("a", NOT_DETECTED), record("a", UNREACHABLE), Set.of(Change.NEWLY_UNREACHABLE)},
      {
        at("a", "https://old.test/", REPLACED),
        record("a", UNREACHABLE),
        Set.of(Change.NOT_COMPARABLE, Change.NEWLY_UNREACHABLE)
      },
      {record("a", UNREACHABLE), record("a", FORM_ABSENT), Set.of()},
      {record("a", UNREACHABLE), record("a", REPLACED), Set.of()},
      {record("a", UNREACHABLE), record("a", NOT_DETECTED), Set.of(Change.NEWLY_FAILING)},
      {record("a", NOT_DETECTED), record("a", SESSION_LOST), Set.of(Change.WITHOUT_RESULT)},
      {record("a", REPLACED), record("a", NOT_RUN), Set.of(Change.WITHOUT_RESULT)},
      {spoiltAfterRed, record("a", NOT_DETECTED), Set.of(Change.STILL_FAILING)},
      {spoiltAfterRed, record("a", REPLACED), Set.of(Change.FIXED)},
      {record("a", REPLACED), record("a", NOT_DETECTED, Note.KNOWN), Set.of()},
      {record("a", NOT_DETECTED, Note.KNOWN), record("a", NOT_DETECTED, Note.KNOWN), Set.of()},
      {
        record("a", NOT_DETECTED, Note.KNOWN),
        record("a", NOT_DETECTED, Note.EXPIRED),
        Set.of(Change.NEWLY_FAILING)
      },
      {
        record("a", NOT_DETECTED, Note.EXPIRED),
        record("a", NOT_DETECTED, Note.EXPIRED),
        Set.of(Change.NEWLY_FAILING)
      },
      {
        record("a", NOT_DETECTED, Note.KNOWN),
        record("a", REPLACED, Note.FIXED),
        Set.of(Change.FIXED)
      },
      {
        at("a", "https://old.test/", NOT_DETECTED),
        record("a", NOT_DETECTED),
        Set.of(Change.NOT_COMPARABLE, Change.NEWLY_FAILING)
      },
      {
        at("a", "https://old.test/", NOT_DETECTED),
        record("a", REPLACED),
        Set.of(Change.NOT_COMPARABLE)
      },
    };
  }

  @Test(dataProvider = "sitesThatBothRunsHave")
  public void siteChangesAsItsOutcomesSay(SiteRecord base, SiteRecord now, Set<Change> changes) {
    var comparison = Comparison.of(run("base", base, OTHER), run("now", now, OTHER));
    assertEquals(changes(comparison, "a"), changes, base.outcome() + " to " + now.outcome());
    assertEquals(changes(comparison, "other"), Set.of());
  }

  @Test
  public void whatEarlierRunsSaidDoesNotCountForTheRunBesideIt() {
    var history = History.NONE.then(NOT_DETECTED, false, Samples.START);
    var lost = record("a", "https://a.test/", SESSION_LOST, history);
    var beside = run("base", lost, OTHER).asBaseline("beside");
    var fails = Comparison.of(beside, run("now", record("a", NOT_DETECTED), OTHER));
    assertEquals(changes(fails, "a"), Set.of(Change.NEWLY_FAILING));
    var passes = Comparison.of(beside, run("now", record("a", REPLACED), OTHER));
    assertEquals(changes(passes, "a"), Set.of());
  }

  @Test
  public void addedSiteThatFailsIsNewlyFailingToo() {
    var comparison =
        Comparison.of(run("base", OTHER), run("now", OTHER, record("a", NOT_REPLACED)));
    assertEquals(changes(comparison, "a"), Set.of(Change.ADDED, Change.NEWLY_FAILING));
  }

  @Test
  public void whatAPartialRunLeavesOutWasNotRemoved() {
    var base = run("base", OTHER, record("a", REPLACED));
    assertEquals(changes(Comparison.of(base, run("now", OTHER)), "a"), Set.of(Change.REMOVED));
    var part = new RunResults("now", List.of(OTHER), Map.of(), false, List.of());
    var comparison = Comparison.of(base, part);
    assertEquals(comparison.with(Change.REMOVED), List.of());
    assertTrue(
        comparison.remarks().get(0).startsWith("1 sites of base are not looked at"),
        "" + comparison.remarks());
  }

  @Test
  public void newIdOfTheSameUrlIsToldAsARename() {
    var comparison =
        Comparison.of(
            run("base", OTHER, at("old", "https://x.test/", NOT_DETECTED)),
            run("now", OTHER, at("new", "https://x.test/", NOT_DETECTED)));
    assertEquals(changes(comparison, "old"), Set.of(Change.REMOVED));
    assertEquals(changes(comparison, "new"), Set.of(Change.ADDED, Change.NEWLY_FAILING));
    assertTrue(
        comparison.remarks().get(0).startsWith("'old' was removed and 'new' added"),
        "" + comparison.remarks());
  }

  @Test
  public void anotherCorpusIsRefusedAndHalfAnotherIsRemarkedOn() {
    var base = run("base", record("a", REPLACED), record("b", REPLACED));
    assertThrows(IllegalArgumentException.class, () -> Comparison.of(base, run("now", OTHER)));
    var mostlyOther = run("now", record("a", REPLACED), OTHER, record("c", REPLACED));
    assertTrue(
        Comparison.of(base, mostlyOther)
            .remarks()
            .get(0)
            .startsWith("only 1 of the 3 sites are among the 2 of base"));
  }

  @Test
  public void partThatTheBaseKnowsNothingOfIsComparedWithARemark() {
    var base = run("base", record("a", REPLACED), record("b", REPLACED));
    var part = new RunResults("now", List.of(record("z", PAGE_BROKEN)), Map.of(), false, List.of());
    var comparison = Comparison.of(base, part);
    assertEquals(
        comparison.remarks(),
        List.of(
            "none of the 1 sites are among the 2 of base: is it of another corpus?",
            "2 sites of base are not looked at: the later run covers only a part of its corpus"));
    assertEquals(comparison.with(Change.NEWLY_FAILING), comparison.with(Change.ADDED));
    assertEquals(comparison.verdict(Gate.DEFAULT), Verdict.FAILED);
  }

  @Test
  public void otherConditionsMakeEverySiteIncomparable() {
    var base = conditioned(Map.of(RunResults.CONTRACT, "one", RunResults.PROFILE, "lean"));
    var now = conditioned(Map.of(RunResults.CONTRACT, "two", RunResults.PROFILE, "lean"));
    var pair = Comparison.of(base, now).pairs().get(0);
    assertEquals(pair.obstacle(), Optional.of("the runs differ in their contract"));
    assertEquals(Comparison.of(base, base).pairs().get(0).obstacle(), Optional.empty());
    var unknown = conditioned(Map.of());
    assertEquals(Comparison.of(unknown, now).pairs().get(0).obstacle(), Optional.empty());
    assertEquals(
        Comparison.of(base, now).verdict(Gate.DEFAULT), Verdict.INCOMPLETE, "nothing was compared");
  }

  @Test
  public void changedExpectationIsNotComparable() {
    var base = record("a", UNTOUCHED);
    var untouched =
        new SiteRecord(
            base.site(),
            base.url(),
            Expectation.UNTOUCHED,
            UNTOUCHED,
            Set.of(),
            base.history(),
            "",
            1,
            base.took(),
            Optional.empty(),
            Optional.empty());
    var pair =
        Comparison.of(run("base", untouched), run("now", record("a", REPLACED))).pairs().get(0);
    assertEquals(pair.obstacle(), Optional.of("what is expected there has changed"));
  }

  @Test
  public void verdictIsAboutWhatIsNewOnly() {
    var base = run("base", record("a", NOT_DETECTED), OTHER);
    assertEquals(verdict(base, run("now", record("a", NOT_DETECTED), OTHER)), Verdict.CLEAN);
    assertEquals(verdict(base, run("now", record("a", SESSION_LOST), OTHER)), Verdict.INCOMPLETE);
    assertEquals(
        verdict(base, run("now", record("a", NOT_DETECTED), record("other", WRONG_TARGET))),
        Verdict.FAILED);
  }

  @Test
  public void sixOfTenNewlyUnreachableSitesAreTooMany() {
    var base = sites(10, 10, REPLACED);
    assertEquals(verdict(base, sites(10, 5, UNREACHABLE)), Verdict.CLEAN);
    assertEquals(verdict(base, sites(10, 6, UNREACHABLE)), Verdict.INCOMPLETE);
    var deadBefore = sites(10, 6, UNREACHABLE);
    assertEquals(verdict(deadBefore, deadBefore), Verdict.CLEAN);
  }

  @Test
  public void ratesCountOnlySitesThatBothRunsJudged() {
    var base =
        run(
            "base",
            record("a", REPLACED),
            record("b", REPLACED),
            record("c", NOT_DETECTED),
            record("d", REPLACED),
            record("e", NOT_DETECTED));
    var now =
        run(
            "now",
            record("a", REPLACED),
            record("b", NOT_REPLACED),
            record("c", REPLACED),
            record("d", BOT_WALL),
            record("e", PAGE_BROKEN));
    assertEquals(Comparison.of(base, now).rates(), new PairedRates(1, 1, 1, 1));
  }

  private static RunResults sites(int count, int changed, Outcome outcome) {
    return run(
        "run",
        IntStream.range(0, count)
            .mapToObj(i -> record("s" + i, i < changed ? outcome : REPLACED))
            .toArray(SiteRecord[]::new));
  }

  private static Verdict verdict(RunResults base, RunResults now) {
    return Comparison.of(base, now).verdict(Gate.DEFAULT);
  }

  private static RunResults conditioned(Map<String, String> conditions) {
    return new RunResults("run", List.of(record("a", REPLACED)), conditions, true, List.of());
  }

  private static Set<Change> changes(Comparison comparison, String site) {
    var changes = EnumSet.noneOf(Change.class);
    Stream.of(Change.values())
        .filter(
            change -> comparison.with(change).stream().anyMatch(p -> p.site().value().equals(site)))
        .forEach(changes::add);
    return changes;
  }
}
