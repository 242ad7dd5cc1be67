package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.HubAddress;
import java.time.Duration;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Shows that a grid gives browsers. */
final class FirstSession {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private FirstSession() {}

  /**
   * Opens a browser and closes it.
   *
   * @throws dev.fieldtest.griddocker.GridException if the grid gives none
   */
  static void open(HubAddress hub) {
    var config = hub.client().readTimeout(PATIENCE);
    var options = new ChromeOptions().addArguments("--headless=new");
    try {
      new RemoteWebDriver(new HttpCommandExecutor(config), options).quit();
    } catch (WebDriverException e) {
      var message = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
      throw Docker.failure("no browser opens on the grid at " + hub + ": " + message);
    }
  }
}
