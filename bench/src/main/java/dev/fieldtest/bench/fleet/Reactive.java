package dev.fieldtest.bench.fleet;

import dev.fieldtest.griddocker.fleet.LaunchOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * As many nodes as there are requests and sessions, divided by the slots of a node: what KEDA's
 * Selenium scaler has Kubernetes do, with the defaults of both. Upwards it looks each 30 s;
 * downwards it follows the most that it wanted in the last 300 s, and takes the nodes without
 * sessions first, which is kinder than it is.
 */
final class Reactive {
  /** How often Kubernetes follows. */
  static final long SYNC = 15;

  private static final int POLLING = 30;
  private static final int STABLE = 300;

  private final Stage stage;
  private final int most;
  private final Deque<Wanted> recent = new ArrayDeque<>();
  private int orders;

  private record Wanted(double at, int machines) {}

  Reactive(Stage stage, int most) {
    this.stage = stage;
    this.most = most;
  }

  void round() {
    var cloud = stage.cloud();
    var now = stage.now();
    if (recent.isEmpty() || now - recent.getLast().at() >= POLLING) {
      var slots = cloud.size().slots();
      var wanted = (cloud.grid().queued() + cloud.grid().sessions() + slots - 1) / slots;
      recent.addLast(new Wanted(now, Math.min(most, wanted)));
    }
    while (now - recent.getFirst().at() > STABLE) {
      recent.removeFirst();
    }
    var present = (int) cloud.present();
    for (var i = present; i < recent.getLast().machines(); i++) {
      var unused = cloud.launch(new LaunchOrder("reactive-" + orders++, cloud.size().slots()));
    }
    var least = recent.stream().mapToInt(Wanted::machines).max().orElse(0);
    cloud.grid().idle().stream().limit(Math.max(0, present - least)).toList().forEach(this::take);
  }

  private void take(String machine) {
    stage.cloud().grid().drainMachine(machine);
    stage.cloud().terminate(List.of(machine));
  }
}
