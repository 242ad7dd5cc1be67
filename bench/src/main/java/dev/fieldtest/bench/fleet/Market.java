package dev.fieldtest.bench.fleet;

import dev.fieldtest.griddocker.fleet.Instance;
import dev.fieldtest.griddocker.fleet.SimulatedCloud.Fate;
import java.util.SplittableRandom;

/**
 * What EC2 is like on a day. What a machine meets depends on its number alone, so all arms meet the
 * same.
 *
 * @param typicalBoot in seconds; single machines take up to a quarter more or less as a rule
 * @param meanLife seconds after which EC2 takes a machine back, on average
 * @param from which machine counts as the first
 */
record Market(long seed, double typicalBoot, double meanLife, int from) implements Fate {
  /** Two vCPUs for each browser, at the price on demand in EC2's oldest region. */
  static final Instance.Size SIZE = new Instance.Size("c7i.2xlarge", 4, 0.357);

  private static final double FASTEST = 45;
  private static final double SLOWEST = 180;

  static Market of(long seed) {
    var random = new SplittableRandom(seed);
    var boot = FASTEST + (SLOWEST - FASTEST) * random.nextDouble();
    return new Market(seed, boot, 3600 * (1 + 3 * random.nextDouble()), 0);
  }

  Market after(int machines) {
    return new Market(seed, typicalBoot, meanLife, from + machines);
  }

  @Override
  public double boot(int machine) {
    var boot = typicalBoot * Math.exp(0.2 * random(machine).nextGaussian());
    return Math.min(SLOWEST, Math.max(FASTEST, boot));
  }

  @Override
  public double life(int machine) {
    var random = random(machine);
    var unused = random.nextGaussian();
    return -meanLife * Math.log(1 - random.nextDouble());
  }

  @Override
  public double listed(int machine) {
    return 5 * new SplittableRandom(seed * 31 + from + machine).nextDouble();
  }

  private SplittableRandom random(int machine) {
    return new SplittableRandom(seed * 1_000_003 + (from + machine) * 7919L);
  }
}
