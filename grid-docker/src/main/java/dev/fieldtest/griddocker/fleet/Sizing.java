package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.Forecast.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How many further machines a goal takes.
 *
 * @param most how many there may be
 */
record Sizing(Forecast forecast, ScalingGoal goal, FleetView view, int most) {
  /** A run that is foretold to miss its goal by less is not worth a machine's boot. */
  private static final double SLACK = 0.05;

  private record Choice(int machines, Outcome outcome) {}

  int machines() {
    if (goal instanceof ScalingGoal.MaxCost cost) {
      return affordable(cost);
    }
    return goal instanceof ScalingGoal.Deadline deadline
        ? cheapest(outcome -> outcome.end() <= seconds(Duration.between(view.at(), deadline.by())))
        : cheapest(outcome -> outcome.late() <= SLACK);
  }

  private int cheapest(Predicate<Outcome> fits) {
    if (fits.test(forecast.with(0))) {
      return 0;
    }
    var choices = choices();
    return choices.stream()
        .filter(choice -> fits.test(choice.outcome()))
        .min(Comparator.comparingDouble(choice -> choice.outcome().usd()))
        .map(Choice::machines)
        .orElseGet(() -> earliest(choices));
  }

  /** The goal is missed, so by as little as machines can help. */
  private static int earliest(List<Choice> choices) {
    var best = choices.stream().mapToDouble(choice -> choice.outcome().end()).min().orElse(0);
    return choices.stream()
        .filter(choice -> choice.outcome().end() <= best * (1 + SLACK))
        .mapToInt(Choice::machines)
        .min()
        .orElse(0);
  }

  private List<Choice> choices() {
    return IntStream.rangeClosed(0, most)
        .mapToObj(machines -> new Choice(machines, forecast.with(machines)))
        .toList();
  }

  private int affordable(ScalingGoal.MaxCost cost) {
    var paid = choices().stream().filter(choice -> fits(cost, choice.outcome())).toList();
    return earliest(paid);
  }

  private boolean fits(ScalingGoal.MaxCost cost, Outcome outcome) {
    return Double.isFinite(outcome.end())
        && view.history().spent() + outcome.usd() <= cost.usd() * (1 - SLACK);
  }

  /** Why nothing can be served any more without exceeding what may be spent, if it can not. */
  Optional<String> unaffordable() {
    if (!(goal instanceof ScalingGoal.MaxCost cost)
        || most == 0
        || Double.isFinite(forecast.with(0).end())
        || choices().stream().anyMatch(choice -> fits(cost, choice.outcome()))) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "what waits would cost %.2f USD, and %.2f of %.2f USD are spent; raise --max-cost",
            forecast.with(1).usd(),
            view.history().spent(),
            cost.usd()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
