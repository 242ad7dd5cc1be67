package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TextTest {
  @DataProvider
  Object[][] untrusted() {
    return new Object[][] {
      {"plain", "plain"},
      {" a\tb\r\nc ", "a b  c"},
      {"\u001b[31mred", "\uFFFD[31mred"},
      {"a\u202Eb\u2066c\u200Bd", "a\uFFFDb\uFFFDc\uFFFDd"},
      {"half \ud800 pair", "half \uFFFD pair"},
      {"\u4e2d\u6587 \ud83d\ude00", "\u4e2d\u6587 \ud83d\ude00"},
      {"\u2028x\u0085", "x\uFFFD"},
    };
  }

  @Test(dataProvider = "untrusted")
  public void untrustedTextBecomesOneHarmlessLine(String text, String shown) {
    assertEquals(PlainText.line(text, 100), shown);
  }

  @Test
  public void longTextIsCutToItsWidth() {
    assertEquals(PlainText.line("abcdef", 6), "abcdef");
    assertEquals(PlainText.line("abcdefg", 6), "abcde\u2026");
    assertEquals(PlainText.line("\u4e2d".repeat(10), 6), "\u4e2d\u4e2d\u2026");
    assertTrue(PlainText.line("e" + "\u0301".repeat(100_000), 20).length() <= 82);
  }

  @DataProvider
  Object[][] code() {
    return new Object[][] {
      {"x", "`x`"}, {"a`b", "``a`b``"}, {"`", "`` ` ``"}, {"", "`  `"}, {"a```", "```` a``` ````"},
    };
  }

  @Test(dataProvider = "code")
  public void codeSpanOutlastsTheBackticksInIt(String text, String span) {
    assertEquals(MarkdownText.code(text, 80), span);
  }

  @Test
  public void xmlHoldsOnlyWhatXmlAllows() {
    assertEquals(XmlText.legal("a\u0000\u001b\uFFFE\ud800z\t\n"), "a\uFFFD\uFFFD\uFFFD\uFFFDz\t\n");
  }

  @Test
  public void durationsReadWell() {
    assertEquals(Wording.duration(Duration.ofMillis(840)), "0.8s");
    assertEquals(Wording.duration(Duration.ofSeconds(245)), "4m 05s");
    assertEquals(Wording.duration(Duration.ofMinutes(62)), "1h 02m");
  }

  @Test
  public void repeatCommandIsSafeToPaste() {
    var asked =
        Map.of(
            "corpus", "my sites' list.jsonl",
            "grid", "http://hub:4444",
            "tabs", "4",
            "tag", "hostile,it's");
    var info =
        new RunInfo(
            Samples.START,
            Samples.START,
            RunEnding.COMPLETE,
            "x",
            new ExtensionInfo("", "", "", ""),
            Gate.DEFAULT,
            asked,
            Map.of(),
            List.of());
    assertEquals(
        Wording.repeat(info, new SiteId("a.b-c")),
        "./fieldtest run --corpus 'my sites'\\'' list.jsonl' --grid http://hub:4444"
            + " --tag hostile --tag 'it'\\''s' --grep '^a\\.b-c$'");
  }

  @Test
  public void whyAddsTheDetailToTheMeaning() {
    var bare = Samples.report(Outcome.BOT_WALL).results().get(0);
    assertEquals(Wording.why(bare), Outcome.BOT_WALL.meaning());
    var detailed = Samples.detailed("a", 1, Outcome.BOT_WALL, "a challenge");
    var sites = List.of(Samples.site("a"));
    var told = Samples.report(RunEnding.COMPLETE, sites, List.of(detailed)).results().get(0);
    assertEquals(Wording.why(told), Outcome.BOT_WALL.meaning() + ": a challenge");
  }
}
