package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.Autoscaler.Limits;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import dev.fieldtest.griddocker.fleet.SimulatedCloud.Fate;
import dev.fieldtest.griddocker.fleet.SimulatedGrid.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated cloud, and what reconciles it: killed, doubled and started anew as tests like. */
final class FleetLab {
  static final Limits LIMITS = new Limits(Duration.ofMinutes(5), Duration.ofHours(4), 20);
  static final Instance.Size SIZE = new Instance.Size("c7i.2xlarge", 4, 0.36);

  static final Instant MORNING = Instant.parse("2026-01-05T08:00:00Z");

  final VirtualTime time;
  final SimulatedCloud cloud;
  final List<FleetEvent> events = new ArrayList<>();
  final ScalingPolicy policy;
  int done;
  private int asked;

  FleetLab(Fate fate, Limits limits) {
    this.time = new VirtualTime(MORNING);
    this.cloud = new SimulatedCloud(time, SIZE, fate);
    this.policy = ScalingPolicy.of(new ScalingGoal.Cheapest(), limits);
  }

  FleetLab(Fate fate) {
    this(fate, LIMITS);
  }

  Reconciler reconciler() {
    return reconciler(cloud);
  }

  Reconciler reconciler(Fleet fleet) {
    return new Reconciler(cloud.grid(), fleet, new Chronicle(events::add), time, Runnable::run);
  }

  void ask(int sessions, double seconds) {
    for (var i = 0; i < sessions; i++) {
      cloud.grid().ask(new Work("request-" + asked++, seconds, seconds, () -> done++));
    }
  }

  /** Goes a round; an error of EC2 ends it, not those to come. */
  Optional<String> round(Reconciler reconciler, String holder) {
    try {
      return reconciler.round(policy, holder);
    } catch (GridException e) {
      return Optional.empty();
    }
  }

  /** Goes rounds of 2 s until nothing is asked for and no machine is left, or so many were gone. */
  Optional<String> live(Reconciler reconciler, int most) {
    Optional<String> hopeless = Optional.empty();
    for (var i = 0; i < most && !isOver(); i++) {
      hopeless = round(reconciler, "one").or(() -> Optional.empty());
      time.pass(Duration.ofSeconds(2));
    }
    return hopeless;
  }

  boolean isOver() {
    return done == asked && cloud.present() == 0;
  }

  int asked() {
    return asked;
  }

  long told(Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }
}
