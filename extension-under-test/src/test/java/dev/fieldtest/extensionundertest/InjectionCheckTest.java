package dev.fieldtest.extensionundertest;

import static dev.fieldtest.extensionundertest.Outcome.BOT_WALL;
import static dev.fieldtest.extensionundertest.Outcome.FALSE_INJECTION;
import static dev.fieldtest.extensionundertest.Outcome.FORM_ABSENT;
import static dev.fieldtest.extensionundertest.Outcome.NOT_DETECTED;
import static dev.fieldtest.extensionundertest.Outcome.NOT_REPLACED;
import static dev.fieldtest.extensionundertest.Outcome.PAGE_BROKEN;
import static dev.fieldtest.extensionundertest.Outcome.TIMED_OUT;
import static dev.fieldtest.extensionundertest.Outcome.UNREACHABLE;
import static dev.fieldtest.extensionundertest.Outcome.WRONG_TARGET;
import static dev.fieldtest.extensionundertest.Seen.control;
import static dev.fieldtest.extensionundertest.Seen.covered;
import static dev.fieldtest.extensionundertest.Seen.elsewhere;
import static dev.fieldtest.extensionundertest.Seen.formPage;
import static dev.fieldtest.extensionundertest.Seen.invisible;
import static dev.fieldtest.extensionundertest.Seen.page;
import static dev.fieldtest.extensionundertest.Seen.replaced;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.ControlFacts.Place;
import dev.fieldtest.extensionundertest.InjectionContract.Original;
import dev.fieldtest.sitecorpus.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The table of DESIGN.md, section 4: E is the visit with the extension, C the control visit. */
public class InjectionCheckTest {
  private static final Seen WALLED = Seen.of(new PageLoad.Walled(Seen.URL, 403, "challenge"));
  private static final Seen GONE = Seen.of(new PageLoad.NoDocument(Seen.URL, 0, "net::ERR_X"));
  private static final Seen HUNG = Seen.of(new PageLoad.Unresponsive(Seen.URL, "hangs"));
  private static final Seen STUCK = Seen.of(new PageLoad.StepFailed(Seen.URL, 2, "no #sign-in"));
  private static final String THROWN = "TypeError: x is undefined";

  @DataProvider
  public Object[][] loginPages() {
    return new Object[][] {
      // 2. A wall on either side comes first.
      {"E walled", WALLED, formPage(), BOT_WALL},
      {"C walled", formPage(), WALLED, BOT_WALL},
      {"a wall goes before no document", WALLED, GONE, BOT_WALL},
      {"a wall goes before no document, the other way round", GONE, WALLED, BOT_WALL},
      {"a wall goes before a hang", HUNG, WALLED, BOT_WALL},
      {"a wall goes before a pass", replaced(), WALLED, BOT_WALL},
      // 3. No document.
      {"no document at all", GONE, GONE, UNREACHABLE},
      {"no document in C", formPage(), GONE, UNREACHABLE},
      {"no document in C goes before a pass", replaced(), GONE, UNREACHABLE},
      {"no document in C goes before a hang in E", HUNG, GONE, UNREACHABLE},
      {"no document only in E", GONE, formPage(), PAGE_BROKEN},
      {"no document in E goes before a hang in C", GONE, HUNG, PAGE_BROKEN},
      {"error status without a form", page().status(404), page().status(404), UNREACHABLE},
      {"error status in C only", page(), page().status(503), UNREACHABLE},
      {"error status in E only", page().status(500), formPage(), PAGE_BROKEN},
      {"error status with a hidden form", page(), page().status(404).form(false), UNREACHABLE},
      {"error status with a form", formPage().status(401), formPage().status(401), NOT_DETECTED},
      {"the last status that is none", page(), page().status(399), FORM_ABSENT},
      // 4. Hangs.
      {"hangs in both", HUNG, HUNG, TIMED_OUT},
      {"hangs in C", formPage(), HUNG, TIMED_OUT},
      {"a hang in C goes before a pass", replaced(), HUNG, TIMED_OUT},
      {"a hang in C goes before a failed step", STUCK, HUNG, TIMED_OUT},
      {"hangs only in E", HUNG, formPage(), PAGE_BROKEN},
      {"a hang in E goes before a failed step in C", HUNG, STUCK, PAGE_BROKEN},
      // 5. Steps.
      {"a step fails in both", STUCK, STUCK, FORM_ABSENT},
      {"a step fails in C, which goes before a pass", replaced(), STUCK, FORM_ABSENT},
      {"a step fails only in E", STUCK, formPage(), PAGE_BROKEN},
      // 7. A pass, whatever else there is.
      {"replaced", replaced(), formPage(), Outcome.REPLACED},
      {"a pass goes before a form that C lacks", replaced(), page(), Outcome.REPLACED},
      {
        "an exception that only E throws takes a pass back",
        replaced().throwing(THROWN),
        formPage(),
        PAGE_BROKEN
      },
      {
        "exceptions made up at random do not",
        replaced().throwing(THROWN),
        formPage().throwing("other"),
        Outcome.REPLACED
      },
      {
        "a pass goes before what only C throws",
        replaced(),
        formPage().throwing(THROWN),
        Outcome.REPLACED
      },
      {"two good controls", replaced().with(control()), formPage(), Outcome.REPLACED},
      {"fields taken out of the page", page().with(control()), formPage(), Outcome.REPLACED},
      {
        "replaced beside a control that the page itself shows",
        replaced().with(elsewhere()),
        formPage().with(elsewhere()),
        Outcome.REPLACED
      },
      {
        "replaced beside an invisible one of the page itself",
        page().form(false).with(invisible()).with(control()),
        formPage().with(invisible()),
        Outcome.REPLACED
      },
      // 8. No form in C.
      {"no form anywhere", page(), page(), FORM_ABSENT},
      {"form out of sight in C", page(), page().form(false), FORM_ABSENT},
      {"no form goes before a misplaced control", page().with(elsewhere()), page(), FORM_ABSENT},
      {"no form goes before a new exception", page().throwing(THROWN), page(), FORM_ABSENT},
      // 9. A control at a wrong place.
      {"misplaced", formPage().with(elsewhere()), formPage(), WRONG_TARGET},
      {"misplaced beside a right one", replaced().with(elsewhere()), formPage(), WRONG_TARGET},
      {
        "misplaced, and throws",
        formPage().with(elsewhere()).throwing(THROWN),
        formPage(),
        WRONG_TARGET
      },
      {
        "misplaced beside a covered one",
        page().with(covered("div.veil")).with(elsewhere()),
        formPage(),
        WRONG_TARGET
      },
      // 10. A page that breaks.
      {"new exception", formPage().throwing(THROWN), formPage(), PAGE_BROKEN},
      {"a control that went away", formPage().withdrawn(), formPage(), NOT_REPLACED},
      {
        "a control that the page itself took away",
        formPage().withdrawn(),
        formPage().withdrawn(),
        NOT_DETECTED
      },
      {"new exception, and marked", formPage().marked().throwing(THROWN), formPage(), PAGE_BROKEN},
      {
        "the same exception in C",
        formPage().throwing(THROWN),
        formPage().throwing(THROWN),
        NOT_DETECTED
      },
      {
        "the same exception but for its numbers",
        formPage().throwing("chunk 41 at 0x3fa9c1d2"),
        formPage().throwing("chunk 7 at 0x00beef42"),
        NOT_DETECTED
      },
      {
        "another exception in C",
        formPage().throwing(THROWN),
        formPage().throwing("other"),
        PAGE_BROKEN
      },
      {"an exception in C only", formPage(), formPage().throwing(THROWN), NOT_DETECTED},
      {"form lost without a control", page(), formPage(), PAGE_BROKEN},
      {"form hidden without a control", page().form(false).marked(), formPage(), PAGE_BROKEN},
      // 11. Marked or injected, and no usable control.
      {"marked only", formPage().marked(), formPage(), NOT_REPLACED},
      {"invisible control", page().form(false).with(invisible()), formPage(), NOT_REPLACED},
      {"covered control", page().form(false).with(covered("div.veil")), formPage(), NOT_REPLACED},
      {"fields still show", formPage().with(control()), formPage(), NOT_REPLACED},
      {"one of two invisible", replaced().with(invisible()), formPage(), NOT_REPLACED},
      {
        "an invisible control at a wrong place stands nowhere",
        page().form(false).with(Seen.at(invisible(), Place.ELSEWHERE, Seen.FORM_BOX)),
        formPage(),
        NOT_REPLACED
      },
      // 12. Nothing.
      {"nothing happened", formPage(), formPage(), NOT_DETECTED},
      {"the page itself is marked", formPage().marked(), formPage().marked(), NOT_DETECTED},
      {
        "the control is the page's own",
        formPage().with(elsewhere()),
        formPage().with(elsewhere()),
        NOT_DETECTED
      },
    };
  }

  @Test(dataProvider = "loginPages")
  public void judgesLoginPageByFirstRuleThatMatches(String what, Seen e, Seen c, Outcome outcome) {
    assertEquals(judge(Expectation.REPLACED, Original.HIDDEN, e, c), outcome, what);
  }

  @DataProvider
  public Object[][] otherPages() {
    var injected = page().with(elsewhere());
    return new Object[][] {
      {"nothing there", page(), page(), Outcome.UNTOUCHED},
      {"marked but not injected", page().marked(), page(), Outcome.UNTOUCHED},
      {"a sign-up form left alone", formPage(), formPage(), Outcome.UNTOUCHED},
      {"injected", injected, page(), FALSE_INJECTION},
      {"injected at a form of another kind", replaced(), formPage(), FALSE_INJECTION},
      {"injected out of sight", page().with(invisible()), page(), FALSE_INJECTION},
      {"the page's own element matches in both", injected, injected, Outcome.UNTOUCHED},
      {"one more than the page's own", injected.with(control()), injected, FALSE_INJECTION},
      {"an exception is no injection", page().throwing(THROWN), page(), Outcome.UNTOUCHED},
      {"walled", WALLED, page(), BOT_WALL},
      {"no document in C", injected, GONE, UNREACHABLE},
      {"error status", page().status(404), page().status(404), UNREACHABLE},
      {"no document only in E", GONE, page(), PAGE_BROKEN},
      {"hangs in C", page(), HUNG, TIMED_OUT},
      {"hangs only in E", HUNG, page(), PAGE_BROKEN},
      {"a step fails in C, which goes before an injection", injected, STUCK, FORM_ABSENT},
    };
  }

  @Test(dataProvider = "otherPages")
  public void judgesPageThatIsToStayUntouched(String what, Seen e, Seen c, Outcome outcome) {
    assertEquals(judge(Expectation.UNTOUCHED, Original.HIDDEN, e, c), outcome, what);
  }

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

  @Test
  public void everyOutcomeAboutExtensionOrSiteIsInTheTables() {
    var named =
        Stream.of(loginPages(), otherPages())
            .flatMap(Stream::of)
            .map(row -> (Outcome) row[3])
            .distinct()
            .sorted()
            .toList();
    assertEquals(named, Stream.of(Outcome.values()).filter(Outcome::judged).toList());
  }

  private static Outcome judge(Expectation expect, Original original, Seen e, Seen c) {
    return check(expect, original).judge(e.observation(), c.observation()).outcome();
  }

  private static InjectionCheck check(Expectation expect, Original original) {
    var contract =
        new InjectionContract(
            List.of("[data-onetap-detected]"),
            List.of("onetap-login"),
            original,
            Optional.empty(),
            List.of());
    return new InjectionCheck(expect, contract);
  }
}
