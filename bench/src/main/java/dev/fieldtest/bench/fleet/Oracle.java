package dev.fieldtest.bench.fleet;

import dev.fieldtest.bench.fleet.Stage.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Knows how long sessions and boots take and when EC2 takes machines back, but no run before it
 * asks. Whenever a run asks or EC2 gives notice it tries all numbers of further machines on an
 * exact simulation of all that is there, and takes the cheapest with which each run takes at most
 * twice as long as with unlimited machines. Its machines end the moment that they have nothing to
 * do.
 *
 * <p>It is an approximation in this: it does not look for a number that would be better only
 * together with another one at a later notice, nor keep a machine that it could still use.
 */
final class Oracle {
  private final Day day;
  private final int most;
  private final List<Integer> decisions = new ArrayList<>();
  private int first;
  private int machines;
  private double usd;
  private final List<Double> makespans = new ArrayList<>();

  Oracle(Day day, int most) {
    this.day = day;
    this.most = most;
  }

  Result best() {
    while (first < day.runs().size()) {
      var reached = replay(decisions, day.runs().size(), true);
      var before = reached.asked() - 1;
      if (!reached.hasStopped()) {
        settle(reached.result(), reached.asked());
      } else if (reached.isFresh() && before > 0) {
        settle(replay(decisions, before, false).result(), before);
      } else {
        decisions.add(choose(reached.asked()));
      }
    }
    var waited = makespans.stream().mapToDouble(Double::doubleValue).toArray();
    return new Result(usd, waited, machines, 0);
  }

  /** Nothing that comes later depends on these runs. */
  private void settle(Result result, int runs) {
    usd += result.usd();
    machines += result.machines();
    for (var i = 0; i < runs; i++) {
      makespans.add(result.makespans()[i]);
    }
    first += runs;
    decisions.clear();
  }

  private record Choice(int machines, double usd, double late, double waited) {}

  private int choose(int asked) {
    var choices =
        IntStream.rangeClosed(0, most)
            .mapToObj(
                further -> {
                  var tried = Stream.concat(decisions.stream(), Stream.of(further)).toList();
                  var result = replay(tried, asked, false).result();
                  return new Choice(further, result.usd(), late(result), result.waited());
                })
            .toList();
    var onTime = choices.stream().filter(choice -> choice.late() <= 0).toList();
    if (!onTime.isEmpty()) {
      return cheapest(onTime);
    }
    var least = choices.stream().mapToDouble(Choice::waited).min().orElseThrow();
    return cheapest(choices.stream().filter(choice -> choice.waited() <= 1.05 * least).toList());
  }

  private static int cheapest(List<Choice> choices) {
    return choices.stream()
        .min(Comparator.comparingDouble(Choice::usd).thenComparingDouble(Choice::waited))
        .orElseThrow()
        .machines();
  }

  private double late(Result result) {
    return IntStream.range(0, result.makespans().length)
        .mapToDouble(i -> result.makespans()[i] - 2 * day.unlimited(day.runs().get(first + i)))
        .max()
        .orElseThrow();
  }

  /**
   * @param stop whether to end where there is something to decide; else nothing more is launched
   */
  private Replay replay(List<Integer> made, int runs, boolean stop) {
    var part = day.runs().subList(first, Math.min(day.runs().size(), first + runs));
    return Replay.of(part, day.market().after(machines), made, stop);
  }
}
