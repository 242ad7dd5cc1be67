package dev.fieldtest.bench.schedule;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.Timings;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Targets of schedules, in virtual time: no machine is too slow for them. */
public class ScheduleTest {
  private static final List<Long> SEEDS = List.of(11L);

  @DataProvider
  public Object[][] slots() {
    return new Object[][] {{20, 1}, {20, 6}, {200, 1}, {200, 6}, {1000, 1}, {1000, 6}};
  }

  @Test(dataProvider = "slots")
  public void withTimingsItTakesAtMostATwentiethMoreThanTheBound(int slots, int tabs) {
    assertRatio(Arm.FIELDTEST_KNOWN, Shape.of(slots, tabs), 1.05);
    assertRatio(Arm.FIELDTEST_OFF, Shape.of(slots, tabs), 1.05);
  }

  @DataProvider
  public Object[][] unknown() {
    return new Object[][] {
      {Shape.of(20, 1)},
      {Shape.of(20, 6).withSpare(5)},
      {Shape.of(200, 24)},
      {Shape.of(1000, 6)},
      {Shape.of(1000, 24)}
    };
  }

  @Test(dataProvider = "unknown")
  public void withoutTimingsItTakesAtMostASeventhMoreThanTheBound(Shape shape) {
    assertRatio(Arm.FIELDTEST_UNKNOWN, shape, 1.15);
  }

  /**
   * Where nothing is known of the sites, every order is as good as another, and a time-out that
   * begins last takes its time. No schedule beats the queue whose tabs are never idle.
   */
  @Test(dataProvider = "slots")
  public void withoutTimingsItIsAsGoodAsTheQueueThatNeverWaits(int slots, int tabs) {
    for (var seed : SEEDS) {
      var workload = Workload.heavyTailed(ScheduleBench.SITES, seed);
      var shape = Shape.of(slots, tabs).withSpare(slots / 4);
      var ours = Arm.FIELDTEST_UNKNOWN.makespan(workload, shape, seed);
      var queue = Arm.PLAIN_QUEUE.makespan(workload, shape, seed);
      assertTrue(ours <= 1.04 * queue, shape + ": " + ours + " and " + queue);
    }
  }

  @Test
  public void staticSharesAreWorse() {
    var workload = Workload.heavyTailed(ScheduleBench.SITES, 3);
    var shape = Shape.of(200, 6);
    var shares = Arm.EQUAL_SHARDS.makespan(workload, shape, 3);
    assertTrue(shares > 1.3 * Arm.FIELDTEST_KNOWN.makespan(workload, shape, 3));
  }

  @Test
  public void browsersAreNotOpenedForAFewSitesEach() {
    var workload = Workload.heavyTailed(ScheduleBench.SITES, 4);
    var run = Simulation.run(workload, Shape.of(20, 6), Timings.NONE);
    assertTrue(run.browsers() <= 40, "browsers: " + run.browsers());
  }

  @Test
  public void oneSiteTakesOneBrowserAndItsTime() {
    var workload = Workload.heavyTailed(1, 5);
    var run = Simulation.run(workload, Shape.of(3, 6), Timings.NONE);
    assertEquals(run.browsers(), 1);
    assertEquals(run.makespan(), Shape.OPENING + workload.longest(), 1e-9);
  }

  private static void assertRatio(Arm arm, Shape shape, double most) {
    for (var seed : SEEDS) {
      var workload = Workload.heavyTailed(ScheduleBench.SITES, seed);
      var ratio = arm.makespan(workload, shape, seed) / shape.lowerBound(workload);
      assertTrue(ratio >= 0.99 && ratio <= most, arm + ", " + shape + ": " + ratio);
    }
  }
}
