package dev.fieldtest.griddocker.devtools;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** How a visit ends whose steps are not done. */
public class StepVisitTest {
  private static final String HANGS = "the page hangs: it answers no script";
  private static final String STARTED = "Page.frameStartedNavigating";
  private static final String COMMITTED = "Page.frameNavigated";
  private static final String INTERACTIVE = "Page.domContentEventFired";

  private static final Map<String, ?> WORLD =
      Map.of(
          "context",
          Map.of("id", 1, "name", Tab.WORLD, "auxData", Map.of("frameId", FakeBrowser.TAB)));

  /** All that any of these events has. */
  private static final Map<String, ?> NAVIGATION =
      Map.of(
          "frameId",
          FakeBrowser.TAB,
          "loaderId",
          "first",
          "frame",
          Map.of("id", FakeBrowser.TAB, "loaderId", "first"));

  @DataProvider
  Object[][] silence() {
    return new Object[][] {
      {List.of(STARTED), "no response within 0 s"},
      {List.of(STARTED, COMMITTED), "not interactive within 0 s"},
      {List.of(STARTED, COMMITTED, INTERACTIVE), HANGS},
    };
  }

  /** It goes before the step that fails for it, else a hang would be the corpus's fault. */
  @Test(dataProvider = "silence")
  public void pageThatAnswersNothingIsUnresponsiveWhateverIsLeftToDo(
      List<String> told, String reason) {
    var browser = browser(told);
    var load = load(browser, Visit.Kind.EXTENSION, Duration.ofMillis(100));
    assertEquals(load, new PageLoad.Unresponsive("http://a.test/", reason));
  }

  @Test
  public void failedStepTellsOfTheDocumentAtWhichItFailed() {
    assertEquals(
        load(answering("[]"), Visit.Kind.CONTROL, Duration.ofSeconds(20)),
        new PageLoad.StepFailed(
            "http://b.test/",
            418,
            "Teapot",
            1,
            "(click #open) nothing visible matches",
            Optional.of("http://b.test/")));
  }

  @Test
  public void wallGoesBeforeTheStepThatFailsForIt() {
    assertEquals(
        load(answering("[\"turnstile\"]"), Visit.Kind.CONTROL, Duration.ofSeconds(20)),
        new PageLoad.Walled(
            "http://b.test/", 418, "Teapot", "turnstile", Optional.of("http://b.test/")));
  }

  /** A page that has moved for good, and on which there is nothing. */
  private static FakeBrowser answering(String walls) {
    var facts =
        """
        {"step": "missing", "url": "http://b.test/", "status": 418, "title": "Teapot", "ready": false,
        "detected": 0, "controls": [], "form": null, "withdrawn": 0, "walls": %s, "settled": true}"""
            .formatted(walls);
    return browser(List.of(STARTED, COMMITTED, INTERACTIVE))
        .answering(
            "Runtime.callFunctionOn", Map.of("result", Map.of("type", "string", "value", facts)));
  }

  private static FakeBrowser browser(List<String> told) {
    var browser =
        new FakeBrowser().withTab().answering("Page.navigate", Map.of("loaderId", "first"));
    browser.after(
        "Page.navigate",
        () -> {
          browser.tell("Runtime.executionContextCreated", WORLD);
          told.forEach(event -> browser.tell(event, NAVIGATION));
          browser.tell(
              "Network.requestWillBeSent",
              Map.of(
                  "frameId",
                  FakeBrowser.TAB,
                  "type",
                  "Document",
                  "request",
                  Map.of("url", "http://b.test/"),
                  "redirectResponse",
                  Map.of("url", "http://a.test/", "status", 301)));
          browser.tell(
              "Network.responseReceived",
              Map.of("frameId", FakeBrowser.TAB, "type", "Document", "response", Map.of()));
        });
    return browser;
  }

  private static PageLoad load(FakeBrowser browser, Visit.Kind kind, Duration timeout) {
    try (var connection = browser.connect()) {
      var tab = FakeBrowser.openTab(connection, true);
      var contract = InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"x\"]}", "test");
      return new PageVisit(tab, new Visit(site(), kind, timeout), contract).run().load();
    }
  }

  private static Site site() {
    return new Site(
        new SiteId("a"),
        URI.create("http://a.test/"),
        Expectation.UNTOUCHED,
        Optional.empty(),
        List.of(new Step.Click("#open")),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
