package dev.fieldtest.reports.formats;

import static dev.fieldtest.extensionundertest.Outcome.*;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Samples;
import java.util.List;
import org.testng.annotations.Test;

/** What {@code report.html} shows where there is a baseline, or a corpus that needs care. */
@Test(groups = "browser")
public class BaselinePageBrowserTest {
  public void firstScreenTellsWhatIsNewAndWhatIsFixed() throws Exception {
    var before = Samples.report(NOT_DETECTED, REPLACED, PAGE_BROKEN, UNREACHABLE);
    var now = Samples.report(NOT_DETECTED, REPLACED, WRONG_TARGET, PAGE_BROKEN, UNREACHABLE);
    var base = RunResults.of(before, "<b>base</b>", "", true);
    var compared = now.comparedBy(Comparison.of(base, RunResults.of(now, "now", "", true)));
    var page = Pages.write("baseline", compared);
    try (var browser = OpenReport.browser().orElseThrow(OpenReport::missing)) {
      browser.open(page, "");
      assertEquals(browser.find("#baseline h2").getText(), "Compared with <b>base</b>");
      assertEquals(browser.find("[data-change=newlyFailing]").getText(), "1 newly failing");
      assertEquals(browser.find("[data-change=stillFailing]").getText(), "2 still failing");
      var facts = browser.texts("#facts div");
      assertTrue(facts.containsAll(List.of("Newly failing\n1", "Fixed\n0")), facts.toString());
      assertEquals(browser.find("#failing h2").getText(), "Newly failing");
      assertEquals(browser.texts("#failing li a"), List.of("wrong_target"));
      browser.find("[data-note=new]").click();
      assertEquals(browser.texts("#rows .name a"), List.of("wrong_target"));
      browser.open(page, "#tab=breakdown");
      assertTrue(browser.texts(".health h3").contains("Dead (1)"), "" + browser.texts(".health"));
      browser.find(".health a").click();
      browser.until("return document.querySelector('#detail h2')?.textContent === 'unreachable'");
    }
  }
}
