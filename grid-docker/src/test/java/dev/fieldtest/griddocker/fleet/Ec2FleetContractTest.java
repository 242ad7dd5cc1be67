package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.time.Duration;
import org.testng.annotations.AfterMethod;

/** The same by the real SDK, over HTTP, against an EC2 whose machines do nothing. */
public class Ec2FleetContractTest extends FleetContractTest {
  private final VirtualTime time = new VirtualTime(Ec2Fleets.NOON);
  private Ec2Bed bed;

  @Override
  protected Fleet empty() {
    bed = Ec2Bed.start();
    return Ec2Fleets.of(bed, FleetFiles.GOOD, time);
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
