package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** How a run stands, in as many columns as there are. */
public class StatusLineTest {
  private static final Instant BEGAN = Instant.parse("2026-11-21T08:00:00Z");

  private static Tally.Standing standing(int passed, int failed, int others) {
    var counts = new Tally.Counts(3000, passed, failed, others, passed + failed + others + 6);
    var open = new Tally.Open(new SiteId("slow-site"), Duration.ofSeconds(24));
    return new Tally.Standing(
        counts,
        4,
        Duration.ofSeconds(100),
        12.34,
        Optional.of(Duration.ofSeconds(130)),
        Optional.of(open));
  }

  @Test
  public void tellsAllThatThereIsRoomFor() {
    assertEquals(
        StatusLine.of(standing(1200, 3, 31)).fit(160, false),
        "  ━━━━━━━━────────────  1,234/3,000  41%  1,200 passed  3 failed  31 other  12.3/s"
            + "  2m 10s left  4 browsers  waits for slow-site 24s");
  }

  @Test
  public void keepsWhatMattersMostWhereItIsNarrow() {
    var line = StatusLine.of(standing(1200, 3, 31));
    assertEquals(line.fit(40, false), "  1,234/3,000  3 failed  2m 10s left");
    assertEquals(line.fit(26, false), "  1,234/3,000  3 failed");
    assertEquals(line.fit(14, false), "  1,234/3,000");
  }

  @Test
  public void isNeverWiderThanAsked() {
    var line = StatusLine.of(standing(1200, 3, 31));
    IntStream.range(4, 200)
        .forEach(
            columns -> {
              var width = PlainText.width(Paint.none(line.fit(columns, true)));
              assertTrue(width <= columns, width + " in " + columns);
            });
  }

  @Test
  public void logsGetNoBar() {
    var line = StatusLine.of(standing(1200, 3, 31)).withoutBar().fit(160, false);
    assertFalse(line.contains("━"), line);
  }

  @DataProvider
  public Object[][] times() {
    return new Object[][] {{45, "45s"}, {130, "2m 10s"}, {3900, "1h 05m"}};
  }

  @Test(dataProvider = "times")
  public void timesAreWholeSeconds(int seconds, String text) {
    assertEquals(StatusLine.time(Duration.ofSeconds(seconds)), text);
  }

  @Test
  public void rateIsThatOfLateNotOfTheStart() {
    var tally = new Tally(100, BEGAN);
    tally.started(new SiteId("a"), BEGAN);
    var result = ProgressTest.result(Outcome.REPLACED, "");
    IntStream.range(0, 30).forEach(i -> tally.decided(result, BEGAN.plusSeconds(200 + i)));
    var standing = tally.standing(BEGAN.plusSeconds(229));
    assertEquals(standing.rate(), 1.0, 0.1);
    assertEquals(standing.left().orElseThrow().toSeconds(), 70, 8);
  }
}
