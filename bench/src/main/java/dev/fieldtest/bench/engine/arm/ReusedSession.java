package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.client.ClassicClient;
import dev.fieldtest.bench.engine.lab.Lab;
import java.io.IOException;
import java.util.Optional;

/**
 * (b) Sessions of a Selenium Grid that are used for one site after the other, by classic commands.
 */
public record ReusedSession(int atOnce) implements Arm {
  @Override
  public String name() {
    return "b" + atOnce;
  }

  @Override
  public String title() {
    return "a reused session, classic WebDriver, " + atOnce + " at once";
  }

  @Override
  public int sites() {
    return 30;
  }

  @Override
  public Checking start(Lab lab, Order order) throws IOException, InterruptedException {
    var grid = GridProcess.start(lab, atOnce);
    var assignment = Assignments.write(lab, order, atOnce, false, grid);
    var client = lab.startTelling(Lab.java(ClassicClient.class.getName(), assignment.toString()));
    return new ClientChecking(client, order, Optional.of(grid));
  }
}
