package dev.fieldtest.bench.fleet;

import dev.fieldtest.griddocker.fleet.Autoscaler.Limits;
import dev.fieldtest.griddocker.fleet.Chronicle;
import dev.fieldtest.griddocker.fleet.Reconciler;
import dev.fieldtest.griddocker.fleet.ScalingGoal;
import dev.fieldtest.griddocker.fleet.ScalingPolicy;
import java.time.Duration;

/** A way to have machines. */
enum Arm {
  FIELDTEST("Fieldtest") {
    @Override
    Stage.Result live(Day day) {
      var stage = new Stage(day.runs(), day.market(), () -> {});
      var cloud = stage.cloud();
      var limits = new Limits(Duration.ofMinutes(5), Duration.ofHours(4), MOST);
      var policy = ScalingPolicy.of(new ScalingGoal.Cheapest(), limits);
      var reconciler =
          new Reconciler(
              cloud.grid(), cloud, new Chronicle(event -> {}), stage.time(), Runnable::run);
      Rounds.each(2, stage, () -> reconciler.round(policy, "bench"));
      return stage.result();
    }
  },
  REACTIVE("reactive, as KEDA's Selenium scaler") {
    @Override
    Stage.Result live(Day day) {
      var stage = new Stage(day.runs(), day.market(), () -> {});
      var reactive = new Reactive(stage, MOST);
      Rounds.each(Reactive.SYNC, stage, reactive::round);
      return stage.result();
    }
  },
  ORACLE("oracle") {
    @Override
    Stage.Result live(Day day) {
      return new Oracle(day, MOST).best();
    }
  };

  /** More than one run can use. */
  static final int MOST = 30;

  private final String words;

  Arm(String words) {
    this.words = words;
  }

  /** Lives through a day. */
  abstract Stage.Result live(Day day);

  @Override
  public String toString() {
    return words;
  }
}
