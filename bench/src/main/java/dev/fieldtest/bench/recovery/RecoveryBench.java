package dev.fieldtest.bench.recovery;

import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.Table;
import dev.fieldtest.runnercli.faults.Fault;
import dev.fieldtest.runnercli.faults.FaultScene;
import dev.fieldtest.runnercli.faults.Recovery;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How soon a run notices each fault, and has judged all sites that it hit, beside a client of
 * Selenium's own that is under way to a page at that moment.
 */
public final class RecoveryBench {
  /** One to lose, and one to go on with. */
  private static final int NODES = 2;

  private RecoveryBench() {}

  /** Takes {@code --json FILE}. */
  public static void main(String[] arguments) throws Exception {
    var options = Options.parse("recovery", arguments);
    var table =
        new Table(List.of("fault", "noticed s", "judged s", "Selenium notices s", "earlier by"));
    for (var fault : Fault.values()) {
      System.err.println(fault);
      var recovery = recovery(fault);
      var selenium = seconds(selenium(fault));
      var noticed = seconds(recovery.noticed());
      var name = fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      table.add(name, noticed, seconds(recovery.judged()), selenium, selenium / noticed);
    }
    table.print(System.out);
    options.write(Map.of("rows", table.rows()));
  }

  private static Recovery recovery(Fault fault) throws Exception {
    try (var scene = FaultScene.of(fault, NODES)) {
      return scene.run();
    }
  }

  private static Duration selenium(Fault fault) throws Exception {
    try (var scene = FaultScene.of(fault, NODES)) {
      return SeleniumClient.noticed(scene);
    }
  }

  private static double seconds(Duration time) {
    return (double) time.toMillis() / TimeUnit.SECONDS.toMillis(1);
  }
}
