package dev.fieldtest.bench.engine;

import dev.fieldtest.bench.engine.arm.Checked;
import dev.fieldtest.bench.engine.arm.Checking;
import dev.fieldtest.bench.engine.arm.Order;
import dev.fieldtest.bench.engine.lab.Lab;
import dev.fieldtest.bench.engine.lab.MemoryPeak;
import dev.fieldtest.bench.engine.lab.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures one setting in one go. The first sites warm the processes up; what follows is counted
 * while as many more sites wait behind as are open at once, so that the counted window begins and
 * ends with the same number of sites under way.
 */
final class Trial {
  private static final int WARM_UP = 4;

  private final Setting setting;
  private final int sites;
  private final List<String> flaws = new ArrayList<>();
  private int done;

  Trial(Setting setting, int sites) {
    this.setting = setting;
    this.sites = sites;
  }

  /**
   * @param scratch a folder for this trial alone
   */
  Measurement run(Path home, Path scratch) throws IOException, InterruptedException {
    var atOnce = setting.arm().atOnce();
    var warmUp = Math.max(WARM_UP, 2 * atOnce);
    var pages = new Pages(setting.kind(), warmUp + sites + atOnce, setting.formless());
    try (var server = PageServer.start(pages, setting.latency());
        var lab = new Lab(home, scratch)) {
      var order = new Order(pages.corpus(server.port()), setting.profile(), setting.extra());
      var start = lab.read();
      try (var checking = setting.arm().start(lab, order)) {
        await(checking, warmUp);
        var warm = lab.read();
        try (var memory = new MemoryPeak(lab)) {
          await(checking, sites);
          var used = lab.read().since(warm);
          var peak = memory.get();
          await(checking, Integer.MAX_VALUE);
          missing(pages.count());
          var apart = apart(lab.read().since(start), used, pages.count());
          return new Measurement(setting, sites, used, apart, peak, flaws);
        }
      }
    }
  }

  /** Waits for so many sites to be done, or for the arm's end. */
  private void await(Checking checking, int count) throws IOException, InterruptedException {
    for (var i = 0; i < count; i++) {
      var checked = checking.next();
      if (checked.isEmpty()) {
        return;
      }
      note(checked.get());
    }
  }

  private void note(Checked checked) {
    done++;
    checked.flaw().ifPresent(flaw -> flaws.add(checked.site() + ": " + flaw));
  }

  private void missing(int expected) {
    if (done != expected) {
      flaws.add(done + " sites were done, not " + expected);
    }
  }

  private double apart(Reading all, Reading used, int count) {
    return all.cpuSeconds() - used.cpuSeconds() / sites * count;
  }
}
