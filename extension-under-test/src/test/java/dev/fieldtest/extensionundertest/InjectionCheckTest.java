package dev.fieldtest.extensionundertest;

import static dev.fieldtest.extensionundertest.Judging.GONE;
import static dev.fieldtest.extensionundertest.Judging.HUNG;
import static dev.fieldtest.extensionundertest.Judging.STUCK;
import static dev.fieldtest.extensionundertest.Judging.THROWN;
import static dev.fieldtest.extensionundertest.Judging.WALLED;
import static dev.fieldtest.extensionundertest.Judging.judge;
import static dev.fieldtest.extensionundertest.Judging.stuck;
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

import dev.fieldtest.extensionundertest.ControlFacts.Place;
import dev.fieldtest.extensionundertest.InjectionContract.Original;
import dev.fieldtest.sitecorpus.Expectation;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The table of DESIGN.md, section 4: E is the visit with the extension, C the control visit. */
public class InjectionCheckTest {
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
      {"error status where a step fails", stuck(404), stuck(404), UNREACHABLE},
      {"error status where a step fails in E only", stuck(500), formPage(), PAGE_BROKEN},
      {"error status with a form where a step fails", STUCK, stuck(401).form(true), FORM_ABSENT},
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
      {"injected where a step fails", STUCK.with(elsewhere()), page(), FALSE_INJECTION},
    };
  }

  @Test(dataProvider = "otherPages")
  public void judgesPageThatIsToStayUntouched(String what, Seen e, Seen c, Outcome outcome) {
    assertEquals(judge(Expectation.UNTOUCHED, Original.HIDDEN, e, c), outcome, what);
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
}
