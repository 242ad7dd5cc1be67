package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.SyntheticRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.openqa.selenium.Keys;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The report as its reader uses it, all in one browser, one view after another. */
@Test(groups = "browser", singleThreaded = true)
public class ReportPageBrowserTest {
  private final RunReport report = SyntheticRun.of(1_000, 8, 30).report();
  private OpenReport browser;
  private Path page;

  @BeforeClass(alwaysRun = true)
  public void open() throws Exception {
    browser = OpenReport.browser().orElseThrow(OpenReport::missing);
    page = Pages.write("browse", report);
  }

  @AfterClass(alwaysRun = true)
  public void close() {
    if (browser != null) {
      browser.close();
    }
  }

  public void firstScreenAnswersWhetherToMerge() {
    browser.open(page, "");
    assertEquals(browser.find("h1").getText(), "Do not merge");
    var failing = report.failing().size();
    assertEquals(browser.find("#sentence").getText(), Wording.verdict(report));
    assertEquals(browser.find(".group.extension .figure").getText(), String.valueOf(failing));
    assertEquals(
        browser.find(".group.passed .figure").getText(), String.valueOf(report.passed().size()));
    assertEquals(browser.find("#failing a").getText(), report.failing().get(0).site().id().value());
    var facts = browser.texts("#facts div");
    assertTrue(facts.contains("Failing\n" + failing), facts.toString());
    assertFalse(browser.find("body").getText().contains("ew failure"), "nothing to compare with");
    assertFalse(facts.toString().contains("ewly"), facts.toString());
  }

  public void searchNarrowsWithEachLetterAndIsInTheAddress() {
    browser.open(page, "");
    browser.find("#search").sendKeys("north BANK");
    assertShown(r -> r.site().id().value().matches("north-bank.*"));
    assertEquals(browser.hash(), "#q=north+BANK");
    browser.find("#search").sendKeys("-no-such-site");
    assertTrue(browser.find("#nothing").isDisplayed());
    browser.find("#clear").click();
    assertShown(r -> true);
    assertEquals(browser.hash(), "");
  }

  public void browserThatRefusesAddressesForAWhileShowsTheViewAndGetsItsAddressLater() {
    browser.open(page, "");
    browser.run("history.replaceState = () => { throw new DOMException('too often'); }");
    browser.find("#search").sendKeys("north bank");
    assertShown(r -> r.site().id().value().matches("north-bank.*"));
    assertEquals(browser.hash(), "");
    browser.run("delete history.replaceState");
    browser.until("return location.hash === '#q=north+bank'");
  }

  public void filtersCombineAndMatchTheReport() {
    browser.open(page, "");
    browser.run("lang.value = 'en'; lang.dispatchEvent(new Event('change'))");
    assertShown(r -> r.site().lang().orElseThrow().equals("en"));
    browser.find("[data-outcome=NOT_DETECTED]").click();
    assertShown(
        r -> r.site().lang().orElseThrow().equals("en") && r.outcome() == Outcome.NOT_DETECTED);
    browser.open(page, "#note=flaky");
    assertShown(r -> r.has(Note.FLAKY));
    browser.open(page, "#chunk=7&tag=shop");
    assertShown(r -> r.chunk().number() == 7 && r.site().tags().contains("shop"));
    browser.open(page, "#blame=site");
    assertShown(report.unjudged()::contains);
    var node = report.results().get(0).attempts().get(0).session().orElseThrow().node();
    browser.open(page, "#node=" + node);
    assertShown(
        r -> r.attempts().stream().anyMatch(a -> a.session().orElseThrow().node().equals(node)));
  }

  public void addressOfAViewShowsTheSameViewAgain() {
    var failing = report.failing().get(1);
    var id = failing.site().id().value();
    browser.open(page, "#group=extension&sort=time&down=1&site=" + id);
    browser.until("return !!document.querySelector('#detail h2')");
    assertEquals(browser.find("#detail h2").getText(), id);
    assertEquals(browser.find("[data-sort=time]").getAttribute("aria-sort"), "descending");
    assertTrue(browser.find(".group.extension").getAttribute("class").contains("on"));
    assertEquals(rows(), String.valueOf(failures() + 1));
    var slowest =
        report.results().stream()
            .filter(r -> r.outcome().red())
            .mapToLong(r -> r.took().toMillis())
            .max()
            .orElseThrow();
    assertEquals(
        browser.find("#rows tr td:last-child").getText(),
        String.format(Locale.ROOT, "%.1fs", slowest / 1000.0));
  }

  private int failures() {
    return (int) report.results().stream().filter(r -> r.outcome().red()).count();
  }

  public void siteTellsWhatWasExpectedSeenTriedAndHowToRepeatIt() {
    var failing = report.failing().get(0);
    browser.open(page, "#site=" + failing.site().id().value());
    browser.until("return !!document.querySelector('#detail h2')");
    var told = browser.find("#detail").getText();
    assertTrue(told.contains("login form replaced"), told);
    assertTrue(told.contains(failing.detail()), told);
    assertTrue(told.contains("With the extension"), told);
    assertTrue(told.contains("Without it (control visit)"), told);
    assertTrue(told.contains(Wording.repeat(report.info(), failing.site().id())), told);
    assertTrue(told.contains("\"knownFailure\":{\"reason\":\"" + failing.outcome()), told);
    assertTrue(told.contains("2 attempts"), told);
    assertTrue(told.contains("Failing since"), told);
  }

  public void keyboardSearchesWalksOpensAndCloses() {
    browser.open(page, "#group=extension");
    browser.press("/");
    assertEquals(browser.run("return document.activeElement.id"), "search");
    browser.press("cloud");
    browser.escape();
    browser.press("j");
    var first = focusedSite();
    browser.press("j");
    var second = focusedSite();
    assertNotEquals(second, first);
    browser.press("k");
    assertEquals(focusedSite(), first);
    browser.press(Keys.ENTER);
    browser.until("return document.activeElement.className === 'close'");
    assertEquals(browser.find("#detail h2").getText(), first);
    browser.press("j");
    browser.until("return document.querySelector('#detail h2').textContent === '" + second + "'");
    browser.escape();
    assertFalse(browser.find("#detail").isDisplayed());
    assertEquals(focusedSite(), second);
    browser.press(Keys.END);
    assertEquals(browser.run("return document.activeElement.closest('tr').ariaRowIndex"), rows());
  }

  private Object rows() {
    return browser.find("#sites").getAttribute("aria-rowcount");
  }

  private Object focusedSite() {
    return browser.run("return document.activeElement.closest('tr').dataset.site");
  }

  public void timelineAndBreakdownLeadBackToTheSites() {
    browser.open(page, "#tab=timeline");
    assertEquals(
        browser.run("return document.querySelectorAll('#timeline svg rect.session').length"),
        (long) SessionSpan.of(report).size());
    assertTrue(browser.find("#timeline .under").getText().contains("in 8 slots on 2 nodes"));
    browser.open(page, "#tab=breakdown");
    browser.find("#breakdown a[href*='tag=shop']").click();
    browser.until("return !document.getElementById('browse').hidden");
    assertShown(r -> r.site().tags().contains("shop"));
  }

  public void darkAndNarrowAndPrintedItIsStillWhole() {
    browser.emulate("prefers-color-scheme", "dark");
    browser.open(page, "#site=" + report.failing().get(0).site().id().value());
    assertTrue(brightness() < 60, "dark");
    browser.emulate("prefers-color-scheme", "light");
    assertTrue(brightness() > 200, "light");
    for (var width : List.of(1_400, 900, 360)) {
      browser.resize(width, 800);
      for (var tab : List.of("sites", "timeline", "breakdown")) {
        browser.open(page, "#tab=" + tab);
        var wide = browser.run("return document.documentElement.scrollWidth - innerWidth");
        assertTrue((Long) wide <= 0, tab + " at " + width + " px is " + wide + " px too wide");
      }
    }
    browser.resize(1_400, 900);
    browser.open(page, "");
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertEquals(browser.run("return document.querySelectorAll('#rows tr').length"), 1_000L);
    browser.run("dispatchEvent(new Event('afterprint'))");
    assertTrue((Long) browser.run("return document.querySelectorAll('#rows tr').length") < 100);
  }

  private long brightness() {
    return (Long)
        browser.run(
            "return Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
  }

  public void emptyRunAndUnknownAddressAreShownAsSuch() throws Exception {
    browser.open(
        Pages.write("empty", Samples.report()), "#site=gone&sort=nonsense&tab=constructor");
    assertEquals(browser.find("h1").getText(), "Nothing was checked");
    assertTrue(browser.find("#nothing").isDisplayed());
    assertEquals(browser.complaints(), List.of());
  }

  /** The table shows what the report says, and as many as the report has. */
  private void assertShown(Predicate<SiteResult> condition) {
    var expected = report.results().stream().filter(condition).count();
    var all = report.results().size();
    var told = expected == all ? "" : number(expected) + " of ";
    assertEquals(browser.find("#shown").getText(), told + number(all) + " sites");
    assertTrue(expected > 0, "the sample has such sites");
    for (var id :
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll('#rows tr')].map((tr) => tr.dataset.site)")) {
      assertTrue(
          report.results().stream()
              .filter(result -> result.site().id().value().equals(id))
              .allMatch(condition),
          id + " is shown");
    }
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
