package dev.fieldtest.griddocker.devtools;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is told in an order is taken in that order: it says whose an exception is. */
public class EventOrderTest {
  private static final int MANY = 2000;

  @Test
  public void eventsAndAnswersAreTakenInTheOrderInWhichTheyAreSent() throws Exception {
    var browser = new FakeBrowser();
    try (var connection = browser.connect()) {
      var session = connection.session(FakeBrowser.TAB);
      var taken = Collections.synchronizedList(new ArrayList<Integer>());
      var all = new CountDownLatch(MANY);
      session.listen((event, told) -> take(told.path("number").asInt(), taken, all));
      for (var number = 0; number < MANY; number += 2) {
        var answered = number + 1;
        browser.tell("told", Map.of("number", number));
        var unused = session.send("ask", Map.of()).thenRun(() -> take(answered, taken, all));
      }
      all.await();
      assertEquals(taken, IntStream.range(0, MANY).boxed().toList());
    }
  }

  private static void take(int number, List<Integer> taken, CountDownLatch all) {
    if (number % 100 == 0) {
      Thread.yield();
    }
    taken.add(number);
    all.countDown();
  }

  @DataProvider
  Object[][] exceptions() {
    return new Object[][] {
      {List.of("throw", "start", "commit"), List.of()},
      {List.of("start", "throw", "commit"), List.of()},
      {List.of("start", "commit", "throw"), List.of("Error: no such field")},
      {List.of("start", "commit", "throw", "replace"), List.of("Error: no such field")},
      {List.of("start", "restart", "throw", "commit again"), List.of()},
      {List.of("start", "restart", "commit again", "throw"), List.of("Error: no such field")},
    };
  }

  /** Only what is thrown after the document has come is its own; before, it is the last page's. */
  @Test(dataProvider = "exceptions")
  public void exceptionIsThePagesWhichIsThereWhenItIsThrown(
      List<String> told, List<String> errors) {
    var browser =
        new FakeBrowser().withTab().answering("Page.navigate", Map.of("loaderId", "first"));
    try (var connection = browser.connect()) {
      var tab = FakeBrowser.openTab(connection, true);
      browser.after(
          "Page.navigate",
          () -> {
            told.forEach(event -> tell(browser, event));
            browser.tell("Inspector.targetCrashed", Map.of());
          });
      var contract = InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"x\"]}", "test");
      assertEquals(new PageVisit(tab, visit(), contract).run().errors(), errors);
    }
  }

  private static void tell(FakeBrowser browser, String event) {
    switch (event) {
      case "start" -> browser.tell("Page.frameStartedNavigating", navigation("first"));
      case "commit" -> browser.tell("Page.frameNavigated", document("first"));
      case "restart" -> browser.tell("Page.frameStartedNavigating", navigation("second"));
      case "replace", "commit again" -> browser.tell("Page.frameNavigated", document("second"));
      default -> {
        var thrown = Map.of("description", "Error: no such field\n    at page.js:1");
        browser.tell(
            "Runtime.exceptionThrown", Map.of("exceptionDetails", Map.of("exception", thrown)));
      }
    }
  }

  private static Map<String, ?> navigation(String name) {
    return Map.of("frameId", FakeBrowser.TAB, "loaderId", name);
  }

  private static Map<String, ?> document(String name) {
    return Map.of("frame", Map.of("id", FakeBrowser.TAB, "loaderId", name));
  }

  private static Visit visit() {
    var site =
        new Site(
            new SiteId("a"),
            URI.create("http://a.test/"),
            Expectation.REPLACED,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return new Visit(site, Visit.Kind.EXTENSION, Duration.ofSeconds(20));
  }
}
