package dev.fieldtest.bench.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The runs of a day, in the order in which they begin.
 *
 * @param market on which they get machines
 */
record Day(List<Run> runs, Market market) {
  /** At most so many sessions does a run ask for, and each has at least so many seconds to do. */
  private static final int SESSIONS = 100;

  private static final double LEAST = 30;

  /** From a slot's being given to a session until that visits its first site. */
  private static final double OPENING = 1;

  private static final double HOURS = 3600;

  /**
   * A run.
   *
   * @param asked seconds after midnight
   * @param chunks what its sessions are asked for
   */
  record Run(double asked, List<Chunk> chunks) {
    double longest() {
      return chunks.stream().mapToDouble(Chunk::actual).max().orElseThrow();
    }
  }

  /** Seconds that a session was predicted to take, and takes. */
  record Chunk(double predicted, double actual) {}

  /** Bursts of runs in working hours, as pushes before lunch, and a few in the night. */
  static Day of(long seed) {
    var random = new SplittableRandom(seed);
    var runs = new ArrayList<Run>();
    var bursts = 5 + random.nextInt(5);
    for (var burst = 0; burst < bursts; burst++) {
      var begin = (burst < 2 ? 24 * random.nextDouble() : 8 + 10 * random.nextDouble()) * HOURS;
      var count = 1 + random.nextInt(4);
      for (var i = 0; i < count; i++) {
        runs.add(run(begin + 600 * random.nextDouble(), random));
      }
    }
    runs.sort(Comparator.comparingDouble(Run::asked));
    return new Day(List.copyOf(runs), Market.of(seed));
  }

  /** 200 to 10,000 sites; a session visits one to three a second. */
  private static Run run(double asked, SplittableRandom random) {
    var sites = 200 * Math.pow(50, random.nextDouble());
    var total = sites / (1 + 2 * random.nextDouble());
    var count = (int) Math.max(1, Math.min(SESSIONS, total / LEAST));
    var bias = Math.exp(0.15 * random.nextGaussian());
    var chunks =
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  var predicted = total / count;
                  var noise = Math.exp(0.25 * random.nextGaussian());
                  return new Chunk(predicted, OPENING + predicted * bias * noise);
                })
            .toList();
    return new Run(asked, chunks);
  }

  /** How long a run takes that has a machine for all that it asks for, as these boot as a rule. */
  double unlimited(Run run) {
    return market.typicalBoot() + run.longest();
  }
}
