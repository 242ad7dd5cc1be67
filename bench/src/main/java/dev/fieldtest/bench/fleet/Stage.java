package dev.fieldtest.bench.fleet;

import dev.fieldtest.griddocker.fleet.SimulatedCloud;
import dev.fieldtest.griddocker.fleet.SimulatedGrid.Work;
import dev.fieldtest.griddocker.fleet.VirtualTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Runs of a day that ask a simulated cloud for sessions. */
final class Stage {
  private static final Instant MIDNIGHT = Instant.parse("2026-01-05T00:00:00Z");

  private final VirtualTime time;
  private final SimulatedCloud cloud;
  private final double[] makespans;
  private final double begin;

  /**
   * @param runs that happen
   * @param onAsked done when a run has asked
   */
  Stage(List<Day.Run> runs, Market market, Runnable onAsked) {
    this.begin = runs.get(0).asked();
    this.time = new VirtualTime(MIDNIGHT.plusMillis((long) (begin * 1000)));
    this.cloud = new SimulatedCloud(time, Market.SIZE, market);
    this.makespans = new double[runs.size()];
    for (var i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      var index = i;
      time.in(
          run.asked() - begin,
          () -> {
            ask(run, index);
            onAsked.run();
          });
    }
  }

  private void ask(Day.Run run, int index) {
    makespans[index] = Double.POSITIVE_INFINITY;
    var left = new int[] {run.chunks().size()};
    Runnable done =
        () -> {
          left[0]--;
          if (left[0] == 0) {
            makespans[index] = now() - run.asked();
          }
        };
    for (var i = 0; i < run.chunks().size(); i++) {
      var chunk = run.chunks().get(i);
      cloud.grid().ask(new Work(index + "/" + i, chunk.predicted(), chunk.actual(), done));
    }
  }

  /** Seconds after midnight. */
  double now() {
    return (time.instant().toEpochMilli() - MIDNIGHT.toEpochMilli()) / 1000.0;
  }

  VirtualTime time() {
    return time;
  }

  SimulatedCloud cloud() {
    return cloud;
  }

  boolean isQuiet() {
    return cloud.present() == 0 && cloud.grid().queued() == 0;
  }

  Result result() {
    return new Result(cloud.usd(), makespans.clone(), cloud.launched(), cloud.grid().killed());
  }

  /**
   * What came of the runs.
   *
   * @param makespans seconds from asking to the last site; infinite if it is not reached
   * @param killed how many sessions ended because their machines did
   */
  @SuppressWarnings("ArrayRecordComponent") // Made and read here alone.
  record Result(double usd, double[] makespans, int machines, int killed) {
    double waited() {
      return Arrays.stream(makespans).sum();
    }
  }
}
