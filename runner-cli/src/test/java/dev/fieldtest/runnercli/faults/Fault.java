package dev.fieldtest.runnercli.faults;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What can befall a run on a grid, done for real to processes and connections of this machine. */
public enum Fault {
  BROWSER_KILLED(scene -> kill(Processes.browsers(scene.temporary()))),
  DRIVER_KILLED(scene -> kill(Processes.drivers(scene.temporary()))),
  NODE_KILLED(scene -> Processes.signal("KILL", scene.grid().busyNode().pid())),
  NODE_FROZEN(Fault::freeze),
  HUB_RESTARTED(Fault::restartHub),
  WEB_SOCKET_CUT(FaultScene::cut);

  /** Longer than anybody waits for a healthy one to answer. */
  private static final int FROZEN_S = 9;

  private static final int AWAY_S = 2;

  private final Strike strike;

  private interface Strike {
    void on(FaultScene scene) throws Exception;
  }

  Fault(Strike strike) {
    this.strike = strike;
  }

  void strike(FaultScene scene) {
    try {
      strike.on(scene);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void kill(List<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      throw new IllegalStateException("nothing to kill");
    }
    processes.forEach(process -> Processes.signal("KILL", process.pid()));
  }

  private static void freeze(FaultScene scene) {
    var node = scene.grid().busyNode().pid();
    Processes.signal("STOP", node);
    later(FROZEN_S, () -> Processes.signal("CONT", node));
  }

  private static void restartHub(FaultScene scene) {
    Processes.signal("KILL", scene.grid().hub().pid());
    later(AWAY_S, scene.grid()::startHub);
  }

  private static void later(int seconds, Runnable action) {
    var unused =
        CompletableFuture.runAsync(
            action, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }
}
