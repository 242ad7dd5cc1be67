package dev.fieldtest.bench.schedule;

import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.Table;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Prints how long runs of 10,000 sites take beside the lower bound. */
public final class ScheduleBench {
  static final int SITES = 10_000;
  static final int SEEDS = 5;

  private static final Set<Arm> OURS = EnumSet.range(Arm.FIELDTEST_KNOWN, Arm.FIELDTEST_UNKNOWN);

  private ScheduleBench() {}

  /** Takes {@code --json FILE}. */
  public static void main(String[] arguments) throws IOException {
    var options = Options.parse("schedule", arguments);
    var table =
        new Table(
            List.of("slots", "tabs", "spare", "order", "bound s", "makespan s", "ratio", "worst"));
    for (var tabs : List.of(1, 6, 24)) {
      for (var slots : List.of(20, 200, 1000)) {
        for (var arm : Arm.values()) {
          add(table, measure(arm, Shape.of(slots, tabs)));
        }
        if (tabs == 6) {
          for (var arm : OURS) {
            add(table, measure(arm, Shape.of(slots, tabs).withSpare(slots / 4)));
          }
        }
      }
    }
    table.print(System.out);
    options.write(Map.of("sites", SITES, "seeds", SEEDS, "rows", table.rows()));
  }

  /**
   * An order on a grid, over all seeds.
   *
   * @param ratio of the makespan to the bound, on average
   * @param worst the same for the worst seed
   */
  record Measured(
      Arm arm, Shape shape, double bound, double makespan, double ratio, double worst) {}

  static Measured measure(Arm arm, Shape shape) {
    var runs =
        LongStream.range(0, SEEDS)
            .mapToObj(
                seed -> {
                  var workload = Workload.heavyTailed(SITES, seed);
                  return new double[] {
                    shape.lowerBound(workload), arm.makespan(workload, shape, seed)
                  };
                })
            .toList();
    var ratios = runs.stream().mapToDouble(run -> run[1] / run[0]).summaryStatistics();
    return new Measured(
        arm,
        shape,
        runs.stream().mapToDouble(run -> run[0]).average().orElseThrow(),
        runs.stream().mapToDouble(run -> run[1]).average().orElseThrow(),
        ratios.getAverage(),
        ratios.getMax());
  }

  private static void add(Table table, Measured measured) {
    var shape = measured.shape();
    table.add(
        shape.slots(),
        shape.tabs(),
        shape.spare(),
        measured.arm().toString(),
        measured.bound(),
        measured.makespan(),
        measured.ratio(),
        measured.worst());
  }
}
