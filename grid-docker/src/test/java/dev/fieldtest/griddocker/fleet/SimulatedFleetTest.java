package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.SimulatedCloud.Fate;
import java.time.Duration;
import java.time.Instant;

public class SimulatedFleetTest extends FleetContractTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-05T08:01:00Z"));

  @Override
  protected Fleet empty() {
    return new SimulatedCloud(time, new Instance.Size("c7i.xlarge", 4, 0.2), Fate.calm(60));
  }

  @Override
  protected void pass(Duration passed) {
    time.pass(passed);
  }
}
