package dev.fieldtest.griddocker.devtools;

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
            .withTab()
            .answering("Browser.getWindowForTarget", Map.of("windowId", 7))
            .answering("Page.captureScreenshot", Map.of("data", "UklG"));
    try (var connection = browser.connect()) {
      var tab = FakeBrowser.openTab(connection, watched);
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
