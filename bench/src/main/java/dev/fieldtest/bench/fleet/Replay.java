package dev.fieldtest.bench.fleet;

import dev.fieldtest.griddocker.fleet.LaunchOrder;
import java.util.List;

/** What comes of runs if so many machines are launched whenever one asks or EC2 gives notice. */
final class Replay {
  private final List<Day.Run> runs;
  private final List<Integer> decisions;
  private final boolean stop;
  private final Stage stage;
  private int decided;
  private int asked;
  private boolean stopped;

  private Replay(List<Day.Run> runs, Market market, List<Integer> decisions, boolean stop) {
    this.runs = runs;
    this.decisions = decisions;
    this.stop = stop;
    this.stage =
        new Stage(
            runs,
            market,
            () -> {
              asked++;
              decide();
            });
  }

  /**
   * @param stop whether to end where there is no decision; else nothing more is launched
   */
  static Replay of(List<Day.Run> runs, Market market, List<Integer> decisions, boolean stop) {
    var replay = new Replay(runs, market, decisions, stop);
    replay.stage.cloud().onNotice(replay::decide);
    replay.stage.time().afterEach(replay::endIdle);
    var goesOn = true;
    while (goesOn && !replay.stopped) {
      goesOn = replay.stage.time().step();
    }
    return replay;
  }

  private void decide() {
    if (decided == decisions.size() && stop) {
      stopped = true;
      return;
    }
    var machines = decided < decisions.size() ? decisions.get(decided) : 0;
    for (var i = 0; i < machines; i++) {
      var token = decided + "-" + i;
      var unused = stage.cloud().launch(new LaunchOrder(token, Market.SIZE.slots()));
    }
    decided++;
  }

  private void endIdle() {
    var cloud = stage.cloud();
    if (cloud.grid().queued() == 0) {
      for (var machine : cloud.grid().idle()) {
        cloud.grid().drainMachine(machine);
        cloud.terminate(List.of(machine));
      }
    }
  }

  /** Whether there was something to decide that was not decided. */
  boolean hasStopped() {
    return stopped;
  }

  /** How many runs have asked. */
  int asked() {
    return asked;
  }

  /** Whether the run that asked last found nothing left of those before. */
  boolean isFresh() {
    var cloud = stage.cloud();
    return cloud.present() == 0 && cloud.grid().queued() == runs.get(asked - 1).chunks().size();
  }

  Stage.Result result() {
    return stage.result();
  }
}
