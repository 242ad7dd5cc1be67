package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a look for a login form comes to. */
public class ScoutTest {
  private static final Act NO_FORM_IN_SIGHT = new Act.Shows(true, false);

  @DataProvider
  public Object[][] pages() {
    return new Object[][] {
      {Act.SILENT, Outcome.UNTOUCHED},
      {NO_FORM_IN_SIGHT, Outcome.FORM_ABSENT},
      {Act.BREAKS, Outcome.TIMED_OUT},
    };
  }

  @Test(dataProvider = "pages")
  public void noOutcomeBlamesAnExtension(Act page, Outcome outcome) {
    var attempt = scout(page);
    assertEquals(attempt.result().outcome(), outcome);
    assertTrue(attempt.visit().isEmpty(), "no visit is made with it");
    assertTrue(attempt.control().isPresent());
  }

  @Test
  public void lostBrowserMakesTheAttemptVoid() {
    var attempt = scout(new Act.Loses(AbortCause.BROWSER_LOST));
    assertFalse(attempt.judged());
    assertTrue(attempt.control().isEmpty());
  }

  private static Attempt scout(Act page) {
    var contract = InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"one-tap\"]}", "c");
    var session = new FakeSession(new FakeGrid().on("a", page), "s", Profile.FULL);
    var ticket = Runs.ticket("a");
    return new Scout(contract, Duration.ofSeconds(30), Clock.systemUTC())
        .attempt(ticket, new Work(Profile.FULL, Isolation.NONE, List.of(ticket)), session);
  }
}
