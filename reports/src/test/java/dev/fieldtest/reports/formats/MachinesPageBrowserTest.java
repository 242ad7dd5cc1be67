package dev.fieldtest.reports.formats;

import static dev.fieldtest.extensionundertest.Outcome.REPLACED;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Machines;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.Test;

/** What the report says of a run that used machines. */
public class MachinesPageBrowserTest {
  private static final String COST = "about 0.0600 USD, 60.00 USD for 1,000 sites";
  private static final String USE = "2 machines, 0.25 h, 13 % idle";

  private static RunReport report(String text) {
    return Samples.on(Samples.machines(text), Samples.report(REPLACED));
  }

  @Test
  public void summariesTellWhatMachinesCost() {
    var sentence = USE + ", " + COST + ", first session after 41.0s";
    var markdown = SummaryMarkdown.text(report("text"));
    assertTrue(markdown.contains("- **Machines**: " + sentence + "\n"), markdown);
    var lines = new TerminalSummary(false, 140).lines(report("text"), Path.of("report.html"));
    assertTrue(lines.contains("  " + sentence), lines.toString());
  }

  @Test
  public void withoutPriceNoneIsMadeUp() {
    var used = new Machines(1, 0.5, 0, 0, Optional.empty(), List.of());
    assertEquals(MachineWording.sentence(used, 40), "1 machine, 0.50 h, 0 % idle, price not known");
  }

  @Test(groups = "browser")
  public void firstScreenTellsTheCostAndTheTimelineTheMachines() throws Exception {
    try (var browser = OpenReport.browser().orElseThrow(OpenReport::missing)) {
      browser.open(Pages.write("machines", report("c7i.2xlarge")), "");
      var facts = browser.texts("#facts div");
      assertTrue(facts.containsAll(List.of("Cost\n" + COST, "Machines\n" + USE)), "" + facts);
      browser.find("[data-tab=timeline]").click();
      browser.until("return !!document.querySelector('#machines svg')");
      assertEquals(
          browser.texts("#machines svg text"),
          List.of("i-1 \u00b7 terminated: c7i.2xlarge", "i-2 \u00b7 replaced: c7i.2xlarge"));
      assertEquals(
          browser.run(
              "return [...document.querySelectorAll('#machines rect')].map((r) => r.getAttribute('class'))"),
          List.of("booting", "serving", "draining", "booting"));
      assertEquals(browser.find("#machines .remark").getText(), "Note: c7i.2xlarge");
      assertEquals(browser.complaints(), List.of());
    }
  }

  @Test(groups = "browser")
  public void whatMachinesAreCalledIsShownAsText() throws Exception {
    try (var browser = OpenReport.browser().orElseThrow(OpenReport::missing)) {
      browser.open(Pages.write("hostile-machines", report(Samples.HOSTILE)), "#tab=timeline");
      browser.until("return !!document.querySelector('#machines svg')");
      assertEquals(browser.run("return document.title"), "Good to merge \u00b7 Fieldtest");
      assertEquals(browser.complaints(), List.of());
      browser.resize(360, 800);
      var wide = (Long) browser.run("return document.documentElement.scrollWidth - innerWidth");
      assertTrue(wide <= 0, wide + " px too wide");
    }
  }

  @Test
  public void runsWithoutMachinesSayNothingOfThem() {
    var report = Samples.report(Outcome.values());
    assertEquals(RunView.of(report, 200).machines(), Optional.empty());
    assertTrue(!SummaryMarkdown.text(report).contains("achines"));
  }
}
