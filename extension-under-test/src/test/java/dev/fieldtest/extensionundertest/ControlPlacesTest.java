package dev.fieldtest.extensionundertest;

import static dev.fieldtest.extensionundertest.Judging.check;
import static dev.fieldtest.extensionundertest.Judging.judge;
import static dev.fieldtest.extensionundertest.Outcome.FORM_ABSENT;
import static dev.fieldtest.extensionundertest.Outcome.NOT_DETECTED;
import static dev.fieldtest.extensionundertest.Outcome.NOT_REPLACED;
import static dev.fieldtest.extensionundertest.Outcome.PAGE_BROKEN;
import static dev.fieldtest.extensionundertest.Outcome.WRONG_TARGET;
import static dev.fieldtest.extensionundertest.Seen.control;
import static dev.fieldtest.extensionundertest.Seen.covered;
import static dev.fieldtest.extensionundertest.Seen.elsewhere;
import static dev.fieldtest.extensionundertest.Seen.formPage;
import static dev.fieldtest.extensionundertest.Seen.invisible;
import static dev.fieldtest.extensionundertest.Seen.page;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.ControlFacts.Place;
import dev.fieldtest.extensionundertest.InjectionContract.Original;
import dev.fieldtest.sitecorpus.Expectation;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Where a control may stand, what may cover it, and whether the fields may stay. */
public class ControlPlacesTest {
  @DataProvider
  public Object[][] adornedPages() {
    var hidden = page().form(false);
    return new Object[][] {
      {"fields kept", formPage().with(control()), formPage(), Outcome.REPLACED},
      {"fields hidden", hidden.with(control()), formPage(), NOT_REPLACED},
      {"fields taken out", page().with(control()), formPage(), NOT_REPLACED},
      {"invisible", formPage().with(invisible()), formPage(), NOT_REPLACED},
      {"misplaced", formPage().with(elsewhere()), formPage(), WRONG_TARGET},
      {"marked only", formPage().marked(), formPage(), NOT_REPLACED},
      {"nothing", formPage(), formPage(), NOT_DETECTED},
      {"form lost without a control", hidden, formPage(), PAGE_BROKEN},
    };
  }

  @Test(dataProvider = "adornedPages")
  public void contractThatKeepsTheFieldsWantsThemInSight(
      String what, Seen e, Seen c, Outcome outcome) {
    assertEquals(judge(Expectation.REPLACED, Original.KEPT, e, c), outcome, what);
  }

  @DataProvider
  public Object[][] coveredControls() {
    var visit = page().form(false).with(covered("div#consent"));
    return new Object[][] {
      {"by what covers the field in C as well", visit, "div#consent", Outcome.REPLACED},
      {"by something else than in C", visit, "div#other", NOT_REPLACED},
    };
  }

  @Test(dataProvider = "coveredControls")
  public void whatCoversTheFormAnywayIsNotHeldAgainstTheExtension(
      String what, Seen e, String cover, Outcome outcome) {
    var c = page().form(true, Optional.of(cover));
    assertEquals(judge(Expectation.REPLACED, Original.HIDDEN, e, c), outcome, what);
  }

  @DataProvider
  public Object[][] distances() {
    return new Object[][] {
      {"where the form was", Seen.FORM_BOX, Outcome.REPLACED},
      {"just near enough", new Box(100, 330, 200, 40), Outcome.REPLACED},
      {"just too far", new Box(100, 331, 200, 40), WRONG_TARGET},
      {"far to the side", new Box(900, 100, 200, 80), WRONG_TARGET},
    };
  }

  @Test(dataProvider = "distances")
  public void controlOnPageWithoutFieldsIsMeasuredByWhereTheFormIsInTheControlVisit(
      String what, Box box, Outcome outcome) {
    var e = page().with(Seen.at(control(), Place.UNKNOWN, box));
    assertTrue(check(Expectation.REPLACED, Original.HIDDEN).pass(e.observation()).isEmpty(), what);
    assertEquals(judge(Expectation.REPLACED, Original.HIDDEN, e, formPage()), outcome, what);
    assertEquals(
        judge(Expectation.REPLACED, Original.HIDDEN, e, page()), FORM_ABSENT, "no form in C");
  }
}
