package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The tuner against a machine whose CPU, shared by all tabs, caps the sites per second. */
public class TabTunerTest {
  private static final int SITES = 6_000;

  /** Until here the tuner may search. */
  private static final int SEARCH = 1_500;

  /**
   * A browser's machine.
   *
   * @param waitMs what a site waits for the network, typically
   * @param cpuMs what it needs of the CPU
   */
  record Machine(double waitMs, double cpuMs, Random random) {
    /** What a site takes beside others in so many tabs. */
    double siteMs(int tabs) {
      var wait = waitMs * Math.exp(0.6 * random.nextGaussian());
      var tail = random.nextInt(100) == 0 ? 30_000 : 0;
      return Math.max(wait + tail + cpuMs, 0.9 * cpuMs * tabs * (0.8 + 0.4 * random.nextDouble()));
    }

    /** Sites per millisecond with so many tabs, without the rare time-out. */
    double rate(int tabs) {
      var mean = waitMs * Math.exp(0.18) + cpuMs;
      return tabs / Math.max(mean, 0.9 * cpuMs * tabs);
    }

    double best() {
      var best = 0.0;
      for (var tabs = TabRange.AUTO.least(); tabs <= TabRange.AUTO.most(); tabs++) {
        best = Math.max(best, rate(tabs));
      }
      return best;
    }
  }

  @DataProvider
  public Object[][] machines() {
    return new Object[][] {
      {"the CPU is full with few tabs", 250, 110},
      {"it fills with some", 900, 110},
      {"it fills with many", 1_800, 110},
      {"it never fills", 6_000, 110},
      {"heavy pages", 800, 700},
    };
  }

  @Test(dataProvider = "machines")
  public void comesCloseToTheBestFixedNumber(String name, double waitMs, double cpuMs) {
    var shares = IntStream.range(0, 20).mapToDouble(seed -> share(waitMs, cpuMs, seed)).toArray();
    var told = name + ": " + Arrays.toString(shares);
    assertTrue(Arrays.stream(shares).average().orElseThrow() >= 0.95, told);
    assertTrue(Arrays.stream(shares).min().orElseThrow() >= 0.9, told);
  }

  /** What part of the sites per second of the best fixed number is reached after the search. */
  private static double share(double waitMs, double cpuMs, int seed) {
    var machine = new Machine(waitMs, cpuMs, new Random(seed));
    var settled = chosen(machine, new TabTuner(TabRange.AUTO, 1)).subList(SEARCH, SITES);
    var time = settled.stream().mapToDouble(tabs -> 1 / machine.rate(tabs)).sum();
    return settled.size() / time / machine.best();
  }

  @Test(dataProvider = "machines")
  public void doesNotSwingWildly(String name, double waitMs, double cpuMs) {
    var chosen = chosen(new Machine(waitMs, cpuMs, new Random(1)), new TabTuner(TabRange.AUTO, 1));
    var steps = changes(chosen);
    assertTrue(steps.size() < SITES / 100, name + ": " + steps);
    for (var i = 1; i < steps.size(); i++) {
      var factor = (double) steps.get(i) / steps.get(i - 1);
      assertTrue(factor > 0.6 && factor < 1.7, name + ": " + steps);
    }
  }

  @Test
  public void staysInItsRange() {
    for (var cpu : List.of(1, 5_000)) {
      var range = new TabRange(3, 9);
      var chosen = chosen(new Machine(500, cpu, new Random(7)), new TabTuner(range, 2));
      assertTrue(chosen.stream().allMatch(tabs -> tabs >= 3 && tabs <= 9), "" + changes(chosen));
    }
  }

  @Test
  public void fixedNumberNeverChanges() {
    var tuner = new TabTuner(TabRange.fixed(5), 1);
    for (var site = 0; site < 1_000; site++) {
      tuner.completed(Duration.ofMillis(site));
      assertEquals(tuner.tabs(), 5);
    }
  }

  private static List<Integer> chosen(Machine machine, TabTuner tuner) {
    var chosen = new ArrayList<Integer>();
    for (var site = 0; site < SITES; site++) {
      chosen.add(tuner.tabs());
      tuner.completed(Duration.ofNanos((long) (1e6 * machine.siteMs(tuner.tabs()))));
    }
    return chosen;
  }

  private static List<Integer> changes(List<Integer> chosen) {
    var changes = new ArrayList<Integer>();
    for (var tabs : chosen) {
      if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(tabs)) {
        changes.add(tabs);
      }
    }
    return changes;
  }
}
