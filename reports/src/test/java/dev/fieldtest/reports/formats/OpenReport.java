package dev.fieldtest.reports.formats;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A {@code report.html} in a real Chromium, opened from disk. */
public final class OpenReport implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private OpenReport(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts a browser, if this machine has one.
   *
   * @param flags of Chromium, beside those that keep it quiet
   */
  public static Optional<OpenReport> browser(String... flags) {
    var chromium = onPath("chromium", "google-chrome");
    var chromedriver = onPath("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      return Optional.empty();
    }
    var options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1400,900");
    options.addArguments(flags);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .usingAnyFreePort()
            .build();
    return Optional.of(new OpenReport(new ChromeDriver(service, options)));
  }

  /** What a test fails with that has no browser: one that skipped could hide a fault. */
  static AssertionError missing() {
    return new AssertionError(
        "no Chromium with ChromeDriver on the PATH; install both, as './fieldtest verify' does on"
            + " Debian as root");
  }

  private static Optional<Path> onPath(String... names) {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Stream.of(folders)
        .flatMap(dir -> Stream.of(names).map(name -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page anew and waits until all of it is there. */
  public void open(Path page, String hash) {
    driver.get("about:blank");
    driver.get(page.toUri() + hash);
    until("return document.documentElement.dataset.ready === 'true'");
  }

  /** Waits until a script that returns a boolean says so. */
  public void until(String script) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(run(script))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + script);
      }
      Thread.onSpinWait();
    }
  }

  /** What a script returns. */
  public Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** What a script hands to its last argument, a function. */
  public Object runAsync(String script) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return ((JavascriptExecutor) driver).executeAsyncScript(script);
  }

  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** The texts of all elements, as a reader sees them. */
  public List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /** Presses keys where the keyboard is. */
  public void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** The part of the address that holds what the reader chose. */
  public String hash() {
    return (String) run("return location.hash");
  }

  /** How the page would look in a browser with other wishes. */
  public void emulate(String feature, String value) {
    var features = List.of(Map.of("name", feature, "value", value));
    var unused =
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
  }

  /** Sets the size of what is seen, in CSS pixels; 0 for that of the window. */
  public void resize(int width, int height) {
    var metrics =
        Map.<String, Object>of(
            "width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
    var unused = driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
  }

  /** A picture of what is seen, as PNG. */
  public byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** What the page said on its console, warnings and worse. */
  public List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Presses Escape. */
  public void escape() {
    press(Keys.ESCAPE);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
