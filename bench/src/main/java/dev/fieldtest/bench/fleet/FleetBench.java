package dev.fieldtest.bench.fleet;

import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.Table;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** Prints what a fleet costs and how long its runs take, beside the oracle's. */
public final class FleetBench {
  static final int SEEDS = 100;

  private FleetBench() {}

  /** Takes {@code --json FILE}. */
  public static void main(String[] arguments) throws IOException {
    var options = Options.parse("fleet", arguments);
    var days = measure(SEEDS);
    var table =
        new Table(
            List.of("policy", "cost", "worst", "makespan", "worst ", "USD", "machines", "killed"));
    for (var arm : Arm.values()) {
      table.add(
          arm.toString(),
          mean(days, day -> day.cost(arm)),
          worst(days, day -> day.cost(arm)),
          mean(days, day -> day.makespan(arm)),
          worst(days, day -> day.makespan(arm)),
          days.stream().mapToDouble(day -> day.of(arm).usd()).average().orElseThrow(),
          days.stream().mapToInt(day -> day.of(arm).machines()).average().orElseThrow(),
          days.stream().mapToInt(day -> day.of(arm).killed()).sum());
    }
    table.print(System.out);
    var dominated = days.stream().filter(Lived::isDominated).count();
    System.out.println(
        "Cost and makespan are shares of the oracle's, geometric means of "
            + SEEDS
            + " days. Dearer and slower than the reactive policy: on "
            + dominated
            + " days.");
    options.write(Map.of("seeds", SEEDS, "dominated", dominated, "rows", table.rows()));
  }

  /** A day as each arm lived it. */
  record Lived(Map<Arm, Stage.Result> results) {
    Stage.Result of(Arm arm) {
      return Objects.requireNonNull(results.get(arm));
    }

    double cost(Arm arm) {
      return of(arm).usd() / of(Arm.ORACLE).usd();
    }

    double makespan(Arm arm) {
      return of(arm).waited() / of(Arm.ORACLE).waited();
    }

    boolean isDominated() {
      return cost(Arm.FIELDTEST) > cost(Arm.REACTIVE)
          && makespan(Arm.FIELDTEST) > makespan(Arm.REACTIVE);
    }
  }

  static List<Lived> measure(int seeds) {
    return LongStream.range(0, seeds)
        .parallel()
        .mapToObj(
            seed -> {
              var day = Day.of(seed);
              var results = new EnumMap<Arm, Stage.Result>(Arm.class);
              for (var arm : Arm.values()) {
                results.put(arm, arm.live(day));
              }
              return new Lived(results);
            })
        .toList();
  }

  static double mean(List<Lived> days, ToDoubleFunction<Lived> ratio) {
    return Math.exp(
        days.stream()
            .mapToDouble(day -> Math.log(ratio.applyAsDouble(day)))
            .average()
            .orElseThrow());
  }

  static double worst(List<Lived> days, ToDoubleFunction<Lived> ratio) {
    return days.stream().mapToDouble(ratio).max().orElseThrow();
  }
}
