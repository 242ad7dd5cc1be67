package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.client.ClassicClient;
import dev.fieldtest.bench.engine.lab.Lab;
import java.io.IOException;
import java.util.Optional;

/** (a) A session of a Selenium Grid for each site: what users have today. */
public record SessionPerSite(int atOnce) implements Arm {
  @Override
  public String name() {
    return "a" + atOnce;
  }

  @Override
  public String title() {
    return "a session per site, " + atOnce + " at once";
  }

  @Override
  public int sites() {
    return 20;
  }

  @Override
  public Checking start(Lab lab, Order order) throws IOException, InterruptedException {
    var grid = GridProcess.start(lab, atOnce);
    var assignment = Assignments.write(lab, order, atOnce, true, grid);
    var client = lab.startTelling(Lab.java(ClassicClient.class.getName(), assignment.toString()));
    return new ClientChecking(client, order, Optional.of(grid));
  }
}
