package dev.fieldtest.bench.recovery;

import dev.fieldtest.bench.LocalFlags;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.runnercli.faults.FaultScene;
import java.time.Duration;
import java.time.Instant;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContext;
import org.openqa.selenium.bidi.browsingcontext.ReadinessState;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.Augmenter;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A test as Selenium's users write it, with WebDriver BiDi; its browser ends with the scene. */
final class SeleniumClient {
  private SeleniumClient() {}

  /** How long after the fault its navigation fails, or returns if it survives. */
  static Duration noticed(FaultScene scene) throws Exception {
    var options = new ChromeOptions();
    options.addArguments(LocalFlags.of(Profile.FULL));
    options.setCapability("webSocketUrl", true);
    var driver = new RemoteWebDriver(scene.url().toURL(), options);
    var tab = new BrowsingContext(new Augmenter().augment(driver), driver.getWindowHandle());
    try {
      tab.navigate(scene.page().toString(), ReadinessState.COMPLETE);
    } catch (WebDriverException e) {
      System.err.println(
          "Selenium: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return Duration.between(scene.struck(), Instant.now());
  }
}
