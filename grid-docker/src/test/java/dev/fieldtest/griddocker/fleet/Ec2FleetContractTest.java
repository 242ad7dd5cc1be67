package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.testng.annotations.AfterMethod;

/** The same by the real SDK, over HTTP, against an EC2 whose machines do nothing. */
public class Ec2FleetContractTest extends FleetContractTest {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), new Random(1));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T12:00:00Z"));
  private Ec2Bed bed;

  @Override
  protected Fleet empty() {
    bed = Ec2Bed.start();
    return Ec2Fleet.of(
        FleetFiles.spec(FleetFiles.GOOD),
        URI.create("http://127.0.0.1:4444"),
        bed.environment(),
        time,
        QUICK);
  }

  @Override
  protected void pass(Duration passed) {
    time.pass(passed);
  }

  @Override
  @AfterMethod(alwaysRun = true)
  public void close() {
    super.close();
    bed.close();
  }
}
