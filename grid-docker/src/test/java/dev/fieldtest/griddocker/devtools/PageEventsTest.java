package dev.fieldtest.griddocker.devtools;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.griddocker.devtools.PageEvent.Committed;
import dev.fieldtest.griddocker.devtools.PageEvent.Failed;
import dev.fieldtest.griddocker.devtools.PageEvent.Gone;
import dev.fieldtest.griddocker.devtools.PageEvent.Interactive;
import dev.fieldtest.griddocker.devtools.PageEvent.Printed;
import dev.fieldtest.griddocker.devtools.PageEvent.Uncaught;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is made of DevTools' events: of frames that come, move between processes and go. */
@Test(singleThreaded = true)
public class PageEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Connection connection;
  private Frames frames;
  private List<PageEvent> told;
  private PageEvents tab;
  private PageEvents inner;

  @BeforeMethod
  public void begin() {
    connection = new FakeBrowser().connect();
    frames = new Frames();
    told = new ArrayList<>();
    tab = new PageEvents(connection.session("tab"), "top", frames, told::add);
    inner = new PageEvents(connection.session("inner"), "frame", frames, told::add);
    read(tab, "Page.frameAttached", Map.of("frameId", "frame", "parentFrameId", "top"));
    read(tab, "Page.frameAttached", Map.of("frameId", "nested", "parentFrameId", "frame"));
  }

  @AfterMethod
  public void end() {
    connection.close();
  }

  public void frameThatGoesTakesThoseInItAlong() {
    read(tab, "Page.frameDetached", Map.of("frameId", "frame", "reason", "remove"));
    assertEquals(told, List.of(new Gone("nested"), new Gone("frame")));
    assertEquals(frames.inner(), List.of());
  }

  public void documentThatComesTakesThePlaceOfAllFramesOfTheOneBefore() {
    read(tab, "Page.frameNavigated", Map.of("frame", Map.of("id", "top", "loaderId", "next")));
    assertEquals(
        told.subList(0, 1), List.of(new Committed("top", "next")), "else it seems settled");
    assertEquals(Set.copyOf(told.subList(1, 3)), Set.of(new Gone("frame"), new Gone("nested")));
  }

  public void pageThatChromiumShowsForWhatIsUnreachableIsNoDocument() {
    read(
        tab,
        "Page.frameNavigated",
        Map.of("frame", Map.of("id", "nested", "loaderId", "n", "unreachableUrl", "http://a/")));
    assertEquals(told, List.of());
    read(
        tab,
        "Page.frameNavigated",
        Map.of("frame", Map.of("id", "top", "loaderId", "t", "unreachableUrl", "http://a/")));
    assertEquals(told.get(0), new Failed("t", "no document at http://a/"));
  }

  public void frameThatMovesToAProcessOfItsOwnStays() {
    world(tab, "frame", 1);
    read(tab, "Page.frameDetached", Map.of("frameId", "frame", "reason", "swap"));
    world(inner, "frame", 1);
    read(tab, "Runtime.executionContextDestroyed", Map.of("executionContextId", 1));
    assertEquals(told, List.of());
    assertEquals(frames.world("frame").map(Frames.World::session), Optional.of(inner.session()));
  }

  public void frameThatMovesBackStays() {
    world(inner, "frame", 1);
    world(tab, "frame", 2);
    tab.detached("frame", inner.session());
    assertEquals(told, List.of());
    assertTrue(frames.world("frame").isPresent());
  }

  public void frameWhoseProcessLetsItGoIsGone() {
    world(inner, "frame", 1);
    tab.detached("frame", inner.session());
    assertEquals(told, List.of(new Gone("nested"), new Gone("frame")));
    tab.detached("frame", inner.session());
    assertEquals(told.size(), 2, "it is told once");
  }

  public void documentsOfOneProcessGoTogether() {
    world(tab, "top", 1);
    world(inner, "frame", 1);
    read(tab, "Runtime.executionContextsCleared", Map.of());
    assertFalse(frames.world("top").isPresent());
    assertTrue(frames.world("frame").isPresent());
  }

  public void interactiveIsToldOncePerDocument() {
    world(tab, "nested", 3);
    world(inner, "frame", 3);
    read(tab, "Page.domContentEventFired", Map.of());
    read(tab, "Runtime.bindingCalled", Map.of("executionContextId", 3));
    read(inner, "Page.domContentEventFired", Map.of());
    read(inner, "Runtime.bindingCalled", Map.of("executionContextId", 3));
    read(inner, "Page.loadEventFired", Map.of());
    assertEquals(
        told, List.of(new Interactive("top"), new Interactive("nested"), new Interactive("frame")));
  }

  @DataProvider
  Object[][] thrown() {
    return new Object[][] {
      {Map.of("description", "TypeError: no\n    at a.js:1\n    at b.js:2"), "TypeError: no"},
      {Map.of("description", "Error: two\nlines\n    at a.js:1"), "Error: two\nlines"},
      {Map.of("type", "string", "value", "just a word"), "just a word"},
      {Map.of("type", "number", "value", 7), "7"},
      {Map.of("type", "undefined"), "undefined"},
    };
  }

  @Test(dataProvider = "thrown")
  public void exceptionIsToldWithoutItsStack(Map<String, ?> value, String text) {
    read(tab, "Runtime.exceptionThrown", Map.of("exceptionDetails", Map.of("exception", value)));
    assertEquals(told, List.of(new Uncaught(text)));
  }

  public void printedValuesAreWordsOfOneLine() {
    var values =
        List.of(
            Map.of("type", "string", "value", "signed in"),
            Map.of("type", "object", "description", "Array(2)"),
            Map.of("type", "object", "subtype", "null", "value", "null"));
    read(tab, "Runtime.consoleAPICalled", Map.of("type", "warning", "args", values));
    assertEquals(told, List.of(new Printed("warn: signed in Array(2) null")));
  }

  private static void world(PageEvents events, String frame, int context) {
    var data = Map.of("frameId", frame);
    var world = Map.of("id", context, "name", Tab.WORLD, "auxData", data);
    read(events, "Runtime.executionContextCreated", Map.of("context", world));
  }

  private static void read(PageEvents events, String event, Map<String, ?> params) {
    events.read(event, JSON.valueToTree(params));
  }
}
