package dev.fieldtest.extensionundertest;

import static dev.fieldtest.extensionundertest.Judging.GONE;
import static dev.fieldtest.extensionundertest.Judging.HUNG;
import static dev.fieldtest.extensionundertest.Judging.STUCK;
import static dev.fieldtest.extensionundertest.Judging.THROWN;
import static dev.fieldtest.extensionundertest.Judging.WALLED;
import static dev.fieldtest.extensionundertest.Judging.check;
import static dev.fieldtest.extensionundertest.Seen.control;
import static dev.fieldtest.extensionundertest.Seen.covered;
import static dev.fieldtest.extensionundertest.Seen.elsewhere;
import static dev.fieldtest.extensionundertest.Seen.formPage;
import static dev.fieldtest.extensionundertest.Seen.page;
import static dev.fieldtest.extensionundertest.Seen.replaced;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.InjectionContract.Original;
import dev.fieldtest.sitecorpus.Expectation;
import java.util.Optional;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is judged without a control visit, and what a judgement says. */
public class JudgementTest {
  @Test
  public void passNeedsNoControlVisit() {
    var check = check(Expectation.REPLACED, Original.HIDDEN);
    var pass = check.pass(replaced().observation()).orElseThrow();
    assertEquals(pass.outcome(), Outcome.REPLACED);
    assertEquals(pass.truth(), Optional.of(Truth.CORPUS));
    var untouched = check(Expectation.UNTOUCHED, Original.HIDDEN);
    assertEquals(
        untouched.pass(formPage().observation()).orElseThrow().outcome(), Outcome.UNTOUCHED);
  }

  @Test
  public void whateverIsNoPassAsksForControlVisit() {
    var check = check(Expectation.REPLACED, Original.HIDDEN);
    Stream.of(WALLED, GONE, HUNG, STUCK, page(), formPage(), page().status(404))
        .forEach(seen -> assertTrue(check.pass(seen.observation()).isEmpty(), seen.toString()));
    var untouched = check(Expectation.UNTOUCHED, Original.HIDDEN);
    Stream.of(WALLED, GONE, HUNG, STUCK, page().with(elsewhere()), page().status(404))
        .forEach(seen -> assertTrue(untouched.pass(seen.observation()).isEmpty(), seen.toString()));
  }

  @DataProvider
  public Object[][] details() {
    return new Object[][] {
      {STUCK, STUCK, "step 2 failed: no #sign-in"},
      {GONE, GONE, "net::ERR_X"},
      {page(), page().status(404), "HTTP status 404"},
      {formPage(), WALLED, "rule 'challenge'"},
      {
        page().form(false).with(covered("div.veil")),
        formPage(),
        "onetap-login can not be clicked: covered by div.veil"
      },
      {
        formPage().with(control()),
        formPage(),
        "the original field input[type=password] still shows"
      },
      {formPage().throwing(THROWN), formPage(), "new uncaught exception: " + THROWN},
    };
  }

  @Test(dataProvider = "details")
  public void saysWhy(Seen e, Seen c, String detail) {
    var judgement =
        check(Expectation.REPLACED, Original.HIDDEN).judge(e.observation(), c.observation());
    assertEquals(judgement.detail(), detail);
  }
}
