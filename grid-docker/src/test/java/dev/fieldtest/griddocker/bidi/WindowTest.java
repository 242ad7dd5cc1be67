package dev.fieldtest.griddocker.bidi;

import static org.testng.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

/** Windows are drawn while a picture is taken, or while somebody looks. */
public class WindowTest {
  private static final List<String> OF_INTEREST =
      List.of("Browser.setWindowBounds", "Page.bringToFront", "Page.captureScreenshot");

  @Test
  public void windowIsDrawnForPictureOnly() {
    assertEquals(
        askedFor(false),
        List.of("minimized", "normal", "Page.bringToFront", "Page.captureScreenshot", "minimized"));
  }

  @Test
  public void windowThatIsWatchedStaysAsItIs() {
    assertEquals(askedFor(true), List.of("Page.bringToFront", "Page.captureScreenshot"));
  }

  /** What a browser is asked for when a tab is opened and a picture of it is taken. */
  private static List<String> askedFor(boolean watched) {
    var browser =
        new FakeBrowser()
            .answering("browsingContext.create", Map.of("context", "tab"))
            .answering("goog:cdp.getSession", Map.of("session", "devtools"))
            .answering(
                "goog:cdp.sendCommand", Map.of("result", Map.of("windowId", 7, "data", "UklG")));
    try (var bidi = browser.connect()) {
      var tab = new Contexts(bidi, "link", watched).open(Optional.empty());
      assertEquals(tab.picture().join(), Optional.of("UklG"));
    }
    return browser.asked().stream().map(WindowTest::word).filter(word -> !word.isEmpty()).toList();
  }

  private static String word(JsonNode asked) {
    var method = asked.path("method").asText();
    return OF_INTEREST.contains(method)
        ? asked.at("/params/bounds/windowState").asText(method)
        : "";
  }
}
