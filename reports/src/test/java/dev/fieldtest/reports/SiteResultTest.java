package dev.fieldtest.reports;

import static dev.fieldtest.extensionundertest.Outcome.*;
import static dev.fieldtest.extensionundertest.Profile.FULL;
import static dev.fieldtest.extensionundertest.Profile.LEAN;
import static dev.fieldtest.reports.Samples.TODAY;
import static dev.fieldtest.reports.Samples.judged;
import static dev.fieldtest.reports.Samples.spoilt;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SiteResultTest {
  @DataProvider(parallel = true)
  Object[][] attemptsAndWhatTheyComeTo() {
    return new Object[][] {
      {"nothing tried", List.of(), MISSING, Set.of()},
      {"passed", List.of(judged("a", 1, LEAN, REPLACED)), REPLACED, Set.of()},
      {"failed", List.of(judged("a", 1, LEAN, NOT_DETECTED)), NOT_DETECTED, Set.of(Note.NEW)},
      {
        "only void: the last cause",
        List.of(spoilt("a", 1, AbortCause.BROWSER_LOST), spoilt("a", 2, AbortCause.NO_SESSION)),
        NO_CAPACITY,
        Set.of()
      },
      {
        "void attempts do not count against a judged one",
        List.of(judged("a", 1, LEAN, REPLACED), spoilt("a", 2, AbortCause.GRID_LOST)),
        REPLACED,
        Set.of()
      },
      {
        "passed on a retry",
        List.of(judged("a", 1, FULL, NOT_DETECTED), judged("a", 2, FULL, REPLACED)),
        REPLACED,
        Set.of(Note.FLAKY)
      },
      {
        "failed on a retry",
        List.of(judged("a", 1, LEAN, REPLACED), judged("a", 2, LEAN, NOT_REPLACED)),
        NOT_REPLACED,
        Set.of(Note.FLAKY, Note.NEW)
      },
      {
        "full outranks a later lean",
        List.of(judged("a", 1, FULL, REPLACED), judged("a", 2, LEAN, NOT_DETECTED)),
        REPLACED,
        Set.of(Note.LEAN_ONLY)
      },
      {
        "passes only as users have it",
        List.of(judged("a", 1, LEAN, NOT_DETECTED), judged("a", 2, FULL, REPLACED)),
        REPLACED,
        Set.of(Note.LEAN_ONLY)
      },
      {
        "flaky under lean is not lean-only",
        List.of(
            judged("a", 1, LEAN, NOT_DETECTED),
            judged("a", 2, LEAN, REPLACED),
            judged("a", 3, FULL, REPLACED)),
        REPLACED,
        Set.of(Note.FLAKY)
      },
      {
        "fails under both profiles alike",
        List.of(judged("a", 1, LEAN, NOT_DETECTED), judged("a", 2, FULL, NOT_DETECTED)),
        NOT_DETECTED,
        Set.of(Note.NEW)
      },
      {
        "broken once, then something else",
        List.of(judged("a", 1, LEAN, UNREACHABLE), judged("a", 2, LEAN, PAGE_BROKEN)),
        UNREACHABLE,
        Set.of(Note.FLAKY)
      },
      {
        "broken once under full yields to lean",
        List.of(judged("a", 1, LEAN, NOT_REPLACED), judged("a", 2, FULL, PAGE_BROKEN)),
        NOT_REPLACED,
        Set.of(Note.NEW)
      },
      {
        "broken twice",
        List.of(judged("a", 1, LEAN, PAGE_BROKEN), judged("a", 2, FULL, PAGE_BROKEN)),
        PAGE_BROKEN,
        Set.of(Note.NEW)
      },
      {
        "broken once and never repeated",
        List.of(judged("a", 1, LEAN, PAGE_BROKEN), spoilt("a", 2, AbortCause.BROWSER_LOST)),
        SESSION_LOST,
        Set.of()
      },
      {
        "broken at last, when the run ended",
        List.of(spoilt("a", 1, AbortCause.BROWSER_LOST), judged("a", 2, LEAN, PAGE_BROKEN)),
        MISSING,
        Set.of()
      },
      {
        "order of the log does not matter",
        List.of(judged("a", 2, LEAN, REPLACED), judged("a", 1, LEAN, NOT_DETECTED)),
        REPLACED,
        Set.of(Note.FLAKY)
      },
    };
  }

  @Test(dataProvider = "attemptsAndWhatTheyComeTo")
  public void attemptsComeToOneOutcome(
      String what, List<Attempt> attempts, Outcome outcome, Set<Note> notes) {
    var result = of(Samples.site("a"), attempts);
    assertEquals(result.outcome(), outcome, what);
    assertEquals(result.notes(), notes, what);
  }

  @Test
  public void breakageThatNobodySawAgainIsNoFailureButIsTold() {
    var attempts = List.of(judged("a", 1, LEAN, PAGE_BROKEN));
    var chunk = new ChunkId(1);
    var result = SiteResult.of(Samples.site("a"), chunk, attempts, NOT_RUN, TODAY);
    assertEquals(result.outcome(), NOT_RUN);
    assertFalse(result.failing());
    assertTrue(result.detail().startsWith("PAGE_BROKEN once, and not tried again"));
    assertEquals(result.history(), History.NONE);
  }

  @DataProvider(parallel = true)
  Object[][] knownFailures() {
    var red = List.of(judged("a", 1, LEAN, NOT_DETECTED));
    var green = List.of(judged("a", 1, LEAN, REPLACED));
    var onRetry = List.of(red.get(0), judged("a", 2, LEAN, REPLACED));
    var dead = List.of(judged("a", 1, LEAN, UNREACHABLE));
    var lost = List.of(spoilt("a", 1, AbortCause.BROWSER_LOST));
    return new Object[][] {
      {"fails as known", 0, red, Set.of(Note.KNOWN), false},
      {"expired", -1, red, Set.of(Note.EXPIRED, Note.NEW), true},
      {"passes at once", 0, green, Set.of(Note.FIXED), false},
      {"passes at once, expired", -1, green, Set.of(Note.FIXED), false},
      {"passes on a retry", 0, onRetry, Set.of(Note.FLAKY, Note.KNOWN), false},
      {"site at fault", 0, dead, Set.of(Note.KNOWN), false},
      {"infrastructure", 0, lost, Set.of(Note.KNOWN), false},
    };
  }

  @Test(dataProvider = "knownFailures")
  public void knownFailuresAreNotRedUntilTheyExpire(
      String what, int daysLeft, List<Attempt> attempts, Set<Note> notes, boolean failing) {
    var known = new KnownFailure("EXT-1", TODAY.plusDays(daysLeft));
    var result = of(Samples.site("a", Optional.of(known)), attempts);
    assertEquals(result.notes(), notes, what);
    assertEquals(result.failing(), failing, what);
  }

  @Test
  public void judgedAttemptNeedsAnOutcomeAboutExtensionOrSite() {
    for (var outcome : Outcome.values()) {
      try {
        new AttemptResult.Judged(outcome, "", Optional.empty());
        assertTrue(outcome.judged());
      } catch (IllegalArgumentException e) {
        assertFalse(outcome.judged());
      }
    }
  }

  private static SiteResult of(Site site, List<Attempt> attempts) {
    return SiteResult.of(site, new ChunkId(1), attempts, MISSING, TODAY);
  }
}
