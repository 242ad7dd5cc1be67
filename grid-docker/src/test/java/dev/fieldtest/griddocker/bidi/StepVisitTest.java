package dev.fieldtest.griddocker.bidi;

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
  private static final Map<String, Object> NAVIGATION =
      Map.of("context", "tab", "navigation", "first");

  @DataProvider
  Object[][] silence() {
    return new Object[][] {
      {List.of("navigationStarted"), "no response within 0 s"},
      {List.of("navigationStarted", "navigationCommitted"), "not interactive within 0 s"},
      {List.of("navigationStarted", "navigationCommitted", "domContentLoaded"), HANGS},
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
    return browser(List.of("navigationStarted", "navigationCommitted", "domContentLoaded"))
        .answering(
            "script.callFunction",
            Map.of("type", "success", "result", Map.of("type", "string", "value", facts)));
  }

  private static FakeBrowser browser(List<String> told) {
    var browser =
        new FakeBrowser()
            .answering("browsingContext.create", Map.of("context", "tab"))
            .answering("goog:cdp.getSession", Map.of("session", "devtools"));
    browser.after(
        "Page.navigate",
        () -> {
          told.forEach(event -> browser.tell("browsingContext." + event, NAVIGATION));
          browser.tell(
              "network.responseCompleted",
              answer("http://a.test/", 301, List.of(header("location", "http://b.test/"))));
          browser.tell("network.responseStarted", answer("http://b.test/", 418, List.of()));
        });
    return browser;
  }

  private static Map<String, Object> answer(String url, int status, List<Object> headers) {
    return Map.of(
        "context",
        "tab",
        "navigation",
        "first",
        "redirectCount",
        1,
        "response",
        Map.of("url", url, "status", status, "headers", headers));
  }

  private static Object header(String name, String value) {
    return Map.of("name", name, "value", Map.of("type", "string", "value", value));
  }

  private static PageLoad load(FakeBrowser browser, Visit.Kind kind, Duration timeout) {
    try (var bidi = browser.connect()) {
      var tab = new Contexts(bidi, "link", true).open(Optional.empty());
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
