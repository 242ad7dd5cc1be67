package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.fleet.SimulatedCloud.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Whatever happens to machines, and whenever whoever gives them is killed: all work is done, no
 * session is killed, no machine is left.
 */
public class FleetChaosTest {
  private static final int SEEDS = 150;

  @DataProvider
  public Object[][] seeds() {
    return IntStream.range(0, SEEDS).mapToObj(i -> new Object[] {i}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "seeds")
  public void allIsDoneAndNothingIsLeft(int seed) {
    var random = new SplittableRandom(seed);
    var lab = new FleetLab(new Trouble(random.split()));
    var holders = List.of("one", "two");
    var reconcilers = new ArrayList<>(List.of(lab.reconciler(), lab.reconciler()));
    lab.ask(1 + random.nextInt(60), 20 + random.nextInt(100));
    for (var second = 0; second < 20_000 && !lab.isOver(); second++) {
      var one = random.nextInt(2);
      if (random.nextInt(20) == 0) {
        reconcilers.set(one, lab.reconciler());
      }
      lab.round(reconcilers.get(one), holders.get(one));
      if (second < 600 && random.nextInt(100) == 0) {
        lab.ask(1 + random.nextInt(20), 20 + random.nextInt(100));
      }
      lab.time.pass(Duration.ofSeconds(1));
      assertTrue(lab.cloud.present() <= FleetLab.LIMITS.maxInstances(), "machines at " + second);
    }
    assertEquals(lab.done, lab.asked());
    assertEquals(lab.cloud.present(), 0);
    assertEquals(lab.cloud.grid().killed(), 0);
  }

  /** Machines that boot late or never, are listed late and taken back; an EC2 that throttles. */
  private static final class Trouble implements Fate {
    private final SplittableRandom random;

    Trouble(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public double boot(int machine) {
      return random.nextInt(8) == 0 ? Double.POSITIVE_INFINITY : 45 + random.nextInt(135);
    }

    @Override
    public double life(int machine) {
      return random.nextInt(4) == 0 ? 30 + random.nextInt(900) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double listed(int machine) {
      return machine * 37 % 10;
    }

    @Override
    public boolean refuses(int order) {
      return random.nextInt(6) == 0;
    }

    @Override
    public boolean throttles() {
      return random.nextInt(2) == 0;
    }
  }
}
