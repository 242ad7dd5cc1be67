package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class RetryPolicyTest {
  private static final PageObservation SEEN =
      new PageObservation(
          new PageLoad.Loaded("https://a.test/", 200, "", true),
          List.of(),
          List.of(),
          Duration.ZERO);

  /**
   * Attempts as profile:result, with an exclamation mark where the browser died in it, and what
   * follows: a profile, with how it is kept apart, or "final".
   */
  @DataProvider
  public Object[][] table() {
    return new Object[][] {
      // What passes is final.
      {1, "lean:REPLACED", "final"},
      {1, "full:UNTOUCHED", "final"},
      {5, "full:REPLACED", "final"},
      // Under lean, a failure says little.
      {0, "lean:NOT_DETECTED", "full"},
      {0, "lean:NOT_DETECTED full:NOT_DETECTED", "final"},
      {1, "lean:NOT_DETECTED full:NOT_DETECTED", "final"},
      {2, "lean:NOT_DETECTED full:NOT_DETECTED", "full"},
      {1, "lean:NOT_DETECTED full:REPLACED", "lean"},
      {1, "lean:NOT_DETECTED full:REPLACED lean:NOT_DETECTED", "lean"},
      {0, "lean:NOT_DETECTED full:REPLACED lean:NOT_DETECTED lean:REPLACED", "final"},
      {9, "lean:NOT_DETECTED full:REPLACED lean:NOT_DETECTED lean:NOT_DETECTED", "final"},
      {1, "lean:NOT_DETECTED full:REPLACED lean:REPLACED", "final"},
      // The site's fault is tried again, too: it may be a passing one.
      {0, "lean:UNREACHABLE", "full"},
      {1, "full:BOT_WALL", "full"},
      {1, "full:FORM_ABSENT full:FORM_ABSENT", "final"},
      // Retries count judged attempts.
      {0, "full:NOT_REPLACED", "final"},
      {1, "full:NOT_REPLACED", "full"},
      {1, "full:NOT_REPLACED full:NOT_REPLACED", "final"},
      {6, "full:WRONG_TARGET full:WRONG_TARGET full:WRONG_TARGET full:WRONG_TARGET", "full"},
      {3, "full:WRONG_TARGET full:WRONG_TARGET full:WRONG_TARGET full:WRONG_TARGET", "final"},
      {1, "full:BROWSER_LOST full:NOT_REPLACED", "full"},
      {0, "full:BROWSER_LOST full:NOT_REPLACED", "final"},
      // A broken page is seen twice.
      {0, "lean:PAGE_BROKEN", "full"},
      {0, "lean:PAGE_BROKEN full:PAGE_BROKEN", "final"},
      {0, "full:PAGE_BROKEN", "full"},
      {0, "full:PAGE_BROKEN full:PAGE_BROKEN", "final"},
      {0, "full:PAGE_BROKEN full:NOT_DETECTED", "full"},
      {0, "full:PAGE_BROKEN full:NOT_DETECTED full:NOT_DETECTED full:NOT_DETECTED", "final"},
      // Void attempts are repeated as they were, alone after a lost browser, five at most.
      {0, "lean:BROWSER_LOST", "lean alone"},
      {0, "full:BROWSER_LOST", "full alone"},
      {0, "lean:GRID_LOST", "lean alone"},
      {0, "lean:EXTENSION_LOST", "lean"},
      {0, "full:NO_SESSION", "full"},
      {0, "lean:GRID_LOST lean:GRID_LOST lean:NO_SESSION lean:BROWSER_LOST", "lean control first"},
      {9, "lean:GRID_LOST lean:GRID_LOST lean:GRID_LOST lean:GRID_LOST lean:GRID_LOST", "final"},
      {
        9,
        "lean:NO_SESSION lean:GRID_LOST lean:NOT_DETECTED full:GRID_LOST full:GRID_LOST"
            + " full:BROWSER_LOST",
        "final"
      },
      {1, "lean:NOT_DETECTED full:GRID_LOST", "full alone"},
      // What loses a browser of its own, too, has to show which of its visits does it.
      {0, "lean:BROWSER_LOST lean:BROWSER_LOST", "lean control first"},
      {0, "lean:BROWSER_LOST lean:RUNNER_LOST", "lean alone"},
      {0, "lean:BROWSER_LOST lean:GRID_LOST lean:BROWSER_LOST", "lean control first"},
      {0, "lean:BROWSER_LOST lean:NOT_DETECTED", "full"},
      {0, "lean:BROWSER_LOST lean:BROWSER_LOST lean:NOT_DETECTED", "full"},
      {0, "lean:BROWSER_LOST lean:NOT_DETECTED full:BROWSER_LOST", "full alone"},
      {0, "lean:BROWSER_LOST lean:BROWSER_LOST lean:TIMED_OUT!", "full control first"},
      {0, "lean:BROWSER_LOST lean:BROWSER_LOST lean:TIMED_OUT! full:TIMED_OUT!", "final"},
      {0, "full:BROWSER_LOST full:BROWSER_LOST full:PAGE_BROKEN!", "full control first"},
      {0, "full:BROWSER_LOST full:BROWSER_LOST full:PAGE_BROKEN! full:PAGE_BROKEN!", "final"},
      {1, "full:BROWSER_LOST full:BROWSER_LOST full:TIMED_OUT!", "full control first"},
    };
  }

  @Test(dataProvider = "table")
  public void repeatsByTheTable(int retries, String attempts, String next) {
    var repeat = new RetryPolicy(retries).after(attempts(attempts));
    assertEquals(repeat.map(RetryPolicyTest::word).orElse("final"), next);
  }

  @Test
  public void refusesNegativeRetries() {
    assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(-1));
  }

  private static String word(RetryPolicy.Repeat repeat) {
    return repeat.profile().name().toLowerCase(java.util.Locale.ROOT)
        + switch (repeat.isolation()) {
          case NONE -> "";
          case ALONE -> " alone";
          case CONTROL_FIRST -> " control first";
        };
  }

  private static List<Attempt> attempts(String text) {
    var attempts = new ArrayList<Attempt>();
    for (var part : text.split(" ")) {
      var colon = part.indexOf(':');
      attempts.add(
          attempt(
              attempts.size() + 1,
              part.startsWith("lean") ? Profile.LEAN : Profile.FULL,
              result(part.substring(colon + 1)),
              part.endsWith("!") ? Optional.empty() : Optional.of(SEEN)));
    }
    return attempts;
  }

  private static AttemptResult result(String name) {
    for (var cause : AbortCause.values()) {
      if (cause.name().equals(name)) {
        return new AttemptResult.Spoilt(cause, "scripted");
      }
    }
    return new AttemptResult.Judged(
        Outcome.valueOf(name.replace("!", "")), "scripted", Optional.empty());
  }

  private static Attempt attempt(
      int number, Profile profile, AttemptResult result, Optional<PageObservation> visit) {
    return new Attempt(
        new SiteId("a"),
        number,
        new ChunkId(1),
        Optional.empty(),
        profile,
        Instant.EPOCH.plusSeconds(number),
        Duration.ofSeconds(1),
        result,
        visit,
        Optional.empty());
  }
}
