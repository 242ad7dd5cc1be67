package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.Samples;
import java.time.Duration;
import java.util.List;
import org.testng.annotations.Test;

public class SessionSpanTest {
  @Test
  public void spanReachesFromTheFirstAttemptOfASessionToTheEndOfItsLast() {
    var report =
        Samples.report(
            RunEnding.COMPLETE,
            List.of(Samples.site("a"), Samples.site("b"), Samples.site("c")),
            List.of(
                Samples.judged("a", 1, Profile.LEAN, Outcome.REPLACED),
                Samples.spoilt("b", 2, AbortCause.BROWSER_LOST),
                Samples.judged("b", 4, Profile.LEAN, Outcome.REPLACED),
                Samples.detailed("c", 3, Outcome.NOT_DETECTED, "other")));
    var spans = SessionSpan.of(report);
    assertEquals(spans.stream().map(SessionSpan::id).toList(), List.of("8f0c2a", "other"));
    assertEquals(spans.get(0).chunks().size(), 1);
    var first = spans.get(0).chunks().get(0);
    assertEquals(first.chunk(), new ChunkId(1));
    assertEquals(first.from(), Duration.ofSeconds(1));
    assertEquals(first.to(), Duration.ofMillis(4_000 + 1_200));
    assertEquals(List.of(first.attempts(), first.retries(), first.spoilt()), List.of(3, 2, 1));
  }

  @Test
  public void runWithoutASessionHasNone() {
    assertEquals(SessionSpan.of(Samples.report(Outcome.MISSING)), List.of());
  }
}
