package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.client.DevToolsClient;
import dev.fieldtest.bench.engine.lab.Lab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * (d) Tabs driven by raw DevTools, without ChromeDriver, in windows that are not drawn: the limit.
 */
public record DevToolsTabs(int atOnce) implements Arm {
  /**
   * What ChromeDriver adds to the flags that it is asked for, so that (d) and (e) run with the
   * same.
   */
  private static final List<String> OF_CHROMEDRIVER =
      List.of(
          "--allow-pre-commit-input",
          "--disable-client-side-phishing-detection",
          "--disable-default-apps",
          "--disable-hang-monitor",
          "--disable-popup-blocking",
          "--disable-prompt-on-repost",
          "--enable-automation",
          "--enable-logging",
          "--log-level=0",
          "--no-service-autorun",
          "--password-store=basic",
          "--test-type=webdriver",
          "--use-mock-keychain");

  @Override
  public String name() {
    return "d" + atOnce;
  }

  @Override
  public String title() {
    return "raw DevTools, " + atOnce + " tabs";
  }

  @Override
  public int sites() {
    return 100;
  }

  @Override
  public Checking start(Lab lab, Order order) throws IOException {
    var flags = new ArrayList<>(OF_CHROMEDRIVER);
    flags.addAll(order.flags());
    var assignment = Assignments.write(lab, order, atOnce, flags);
    var command = Lab.java(DevToolsClient.class.getName(), assignment.toString());
    return new ClientChecking(lab.startTelling(command), order, Optional.empty());
  }
}
