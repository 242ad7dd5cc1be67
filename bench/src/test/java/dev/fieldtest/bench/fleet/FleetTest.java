package dev.fieldtest.bench.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.bench.fleet.FleetBench.Lived;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class FleetTest {
  private static final int SEEDS = 6;

  private List<Lived> days;

  @BeforeClass
  public void live() {
    days = FleetBench.measure(SEEDS);
  }

  @Test
  public void itCostsLittleMoreThanIfAllWereKnown() {
    assertWithin(1.15, day -> day.cost(Arm.FIELDTEST));
  }

  @Test
  public void itTakesLittleLongerThanIfAllWereKnown() {
    assertWithin(1.10, day -> day.makespan(Arm.FIELDTEST));
  }

  private void assertWithin(double most, ToDoubleFunction<Lived> ratio) {
    var mean = FleetBench.mean(days, ratio);
    assertTrue(mean <= most, "mean: " + mean);
    var worst = FleetBench.worst(days, ratio);
    assertTrue(worst <= 1.5, "worst: " + worst);
  }

  @Test
  public void itIsNeverDearerAndSlowerThanTheReactivePolicy() {
    assertEquals(days.stream().filter(Lived::isDominated).count(), 0);
  }

  @Test
  public void noSessionIsKilled() {
    for (var arm : Arm.values()) {
      assertEquals(days.stream().mapToInt(day -> day.of(arm).killed()).sum(), 0, arm.toString());
    }
  }

  /** What is known can not be beaten on both. */
  @Test
  public void oracleIsNeverBeaten() {
    for (var day : days) {
      assertTrue(
          day.cost(Arm.FIELDTEST) > 0.99 || day.makespan(Arm.FIELDTEST) > 0.99, day.toString());
    }
  }
}
