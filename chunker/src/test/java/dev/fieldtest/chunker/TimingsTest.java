package dev.fieldtest.chunker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.Map;
import org.testng.annotations.Test;

public class TimingsTest {
  private static final SiteId A = new SiteId("a");
  private static final SiteId B = new SiteId("b");
  private static final SiteId C = new SiteId("c");
  private static final SiteId NEW = new SiteId("new");

  @Test
  public void predictsWhatASiteTookBefore() {
    var timings = new Timings("run", Map.of(A, Duration.ofMillis(700), B, Duration.ofSeconds(9)));
    assertEquals(timings.predicted(A), Duration.ofMillis(700));
  }

  @Test
  public void predictsTheMedianForANewSite() {
    var odd =
        Map.of(A, Duration.ofSeconds(1), B, Duration.ofSeconds(3), C, Duration.ofSeconds(600));
    assertEquals(new Timings("run", odd).predicted(NEW), Duration.ofSeconds(3));
    var even = Map.of(A, Duration.ofSeconds(1), B, Duration.ofSeconds(4));
    assertEquals(new Timings("run", even).predicted(NEW), Duration.ofMillis(2500));
  }

  @Test
  public void predictsTwoSecondsWhenNothingIsKnown() {
    assertEquals(Timings.NONE.predicted(NEW), Duration.ofSeconds(2));
  }

  @Test
  public void refusesANegativeDuration() {
    assertThrows(
        IllegalArgumentException.class, () -> new Timings("run", Map.of(A, Duration.ofMillis(-1))));
  }
}
