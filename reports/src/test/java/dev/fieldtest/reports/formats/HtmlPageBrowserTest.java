package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Picture;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.SyntheticRun;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The report against whatever pages may say, readers of any ability, and runs of any size. */
@Test(groups = "browser", singleThreaded = true)
public class HtmlPageBrowserTest {
  private OpenReport browser;

  @BeforeClass(alwaysRun = true)
  public void open() {
    browser = OpenReport.browser().orElseThrow(OpenReport::missing);
  }

  @AfterClass(alwaysRun = true)
  public void close() {
    if (browser != null) {
      browser.close();
    }
  }

  public void hostileRunIsShownAsTextAndNothingOfItRuns() throws Exception {
    var page = Pages.write("hostile", Samples.hostile());
    for (var hash :
        List.of("", "#site=fails", "#site=long", "#site=lost", "#tab=timeline", "#tab=breakdown")) {
      for (var width : List.of(1_400, 360)) {
        browser.resize(width, 800);
        browser.open(page, hash);
        var where = hash + " at " + width + " px";
        if (hash.startsWith("#site")) {
          browser.until("return !!document.querySelector('#detail h2')");
        }
        assertEquals(browser.run("return document.title"), "Do not merge \u00b7 Fieldtest", where);
        assertEquals(browser.run("return document.images.length"), 0L, where);
        assertEquals(browser.complaints(), List.of(), where);
        var wide = (Long) browser.run("return document.documentElement.scrollWidth - innerWidth");
        assertTrue(wide <= 0, where + " is " + wide + " px too wide");
        var told = (String) browser.run("return document.body.innerText");
        assertFalse(told.matches("(?s).*[\\p{Cc}\\p{Cf}&&[^\\n\\t]].*"), where + ": controls");
        assertFalse(told.matches("(?s).*\\b(null|undefined|NaN)\\b.*"), where + ": " + told);
      }
    }
    browser.resize(1_400, 900);
    browser.open(page, "#site=fails");
    browser.until("return !!document.querySelector('#detail h2')");
    assertTrue(browser.find("#detail").getText().contains("<script>document.title='owned'"));
    browser.open(page, "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&lang=%3Cb%3E&site=%3Ci%3E");
    assertEquals(browser.run("return document.images.length"), 0L);
  }

  public void scriptThatIsNotTheReportsOwnIsRefused() throws Exception {
    browser.open(Pages.write("refusing", Samples.report(Outcome.REPLACED)), "");
    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.owned = 1';"
            + "document.body.append(s);"
            + "document.body.setAttribute('onclick', 'window.owned = 1'); document.body.click();");
    assertEquals(browser.run("return typeof window.owned"), "undefined");
    assertEquals(
        browser.runAsync(
            "fetch('http://127.0.0.1:9/').then(() => arguments[0]('sent'), () => arguments[0]('refused'))"),
        "refused");
    assertTrue(browser.complaints().stream().anyMatch(line -> line.contains("Content Security")));
  }

  public void picturesOfBothVisitsShowSideBySideAndInTheTable() throws Exception {
    var attempt = Samples.detailed("shop", 1, Outcome.NOT_REPLACED, "text");
    var report =
        Samples.report(
            RunEnding.COMPLETE, List.of(Samples.site("shop")), List.of(Samples.pictured(attempt)));
    var page = Pages.write("pictured", report);
    var screenshots = new Screenshots(page.resolveSibling(Screenshots.FOLDER));
    for (var side : Screenshots.Side.values()) {
      screenshots.keep(new SiteId("shop"), 1, side, new Picture.Taken(Samples.WEBP));
    }
    browser.open(page, "#site=shop");
    browser.until(
        "return document.images.length === 5 && [...document.images].every((i) => i.complete)");
    assertEquals(
        browser.run("return [...document.images].filter((i) => i.naturalWidth === 1).length"), 5L);
    assertEquals(browser.run("return document.querySelectorAll('.visits .shot').length"), 2L);
    assertEquals(browser.run("return document.querySelectorAll('#rows .thumb').length"), 1L);
    assertEquals(browser.complaints(), List.of());
    browser.run(
        "const image = new Image(); image.id = 'other'; image.onerror = () => { image.alt = 'refused'; };"
            + "image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image);");
    browser.until("return document.getElementById('other').alt === 'refused'");
    assertTrue(browser.complaints().stream().anyMatch(line -> line.contains("Content Security")));
  }

  @DataProvider
  Object[][] looks() {
    return new Object[][] {{"light"}, {"dark"}};
  }

  @Test(dataProvider = "looks", groups = "browser")
  public void axeFindsNothingSerious(String look) throws Exception {
    var report = Samples.on(Samples.machines("text"), SyntheticRun.of(300, 4, 60).report());
    var page = Pages.write("axe", report);
    var axe = axe();
    browser.emulate("prefers-color-scheme", look);
    var site = "#site=" + report.failing().get(0).site().id().value();
    for (var hash : List.of("", site, "#tab=timeline", "#tab=breakdown", "#q=nothing-like-it")) {
      browser.open(page, hash);
      if (hash.equals(site)) {
        browser.until("return !!document.querySelector('#detail h2')");
      }
      browser.run(axe);
      var found =
          (List<?>)
              browser.runAsync(
                  "const done = arguments[0];"
                      + "axe.run().then((r) => done(r.passes.length < 10 ? ['nothing was looked at'] : r.violations.filter((v) => /serious|critical/.test(v.impact))"
                      + ".map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' ; '))))");
      assertEquals(found, List.of(), look + " " + hash);
    }
    browser.emulate("prefers-color-scheme", "light");
  }

  private static String axe() throws IOException {
    try (var in = HtmlPageBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public void tenThousandRowsAreBrowsable() throws Exception {
    browsable(SyntheticRun.of(10_000, 40, 30).report(), "ten-thousand");
  }

  @Test(groups = {"browser", "long"})
  public void hundredThousandRowsAreBrowsable() throws Exception {
    browsable(SyntheticRun.of(100_000, 200, 30).report(), "hundred-thousand");
  }

  private void browsable(RunReport report, String name) throws Exception {
    var page = Pages.write(name, report);
    assertTrue(Files.size(page) < 400L * report.results().size(), Files.size(page) + " bytes");
    browser.open(page, "");
    var ids = report.results().stream().map(result -> result.site().id().value()).toList();
    assertTrue((Long) browser.run("return document.querySelectorAll('#rows tr').length") < 100);
    browser.open(page, "#sort=site");
    browser.run("scrollTo(0, document.documentElement.scrollHeight)");
    var last = ids.get(ids.size() - 1);
    browser.until("return !!document.querySelector('#rows [data-site=\"" + last + "\"]')");
    assertTrue((Long) browser.run("return document.querySelectorAll('#rows tr').length") < 100);
    var ms = (Number) browser.run(ReportTimes.SEARCH_MS, "river-news");
    var matching = ids.stream().filter(id -> id.startsWith("river-news")).count();
    assertEquals(browser.find("#sites").getAttribute("aria-rowcount"), "" + (matching + 1));
    assertTrue(ms.doubleValue() < 3_000, "a search took " + ms + " ms");
    browser.open(page, "#site=" + last);
    browser.until("return !!document.querySelector('#detail h2')");
    assertEquals(browser.find("#detail h2").getText(), last);
  }
}
