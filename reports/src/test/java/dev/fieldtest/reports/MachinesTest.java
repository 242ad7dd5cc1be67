package dev.fieldtest.reports;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.Test;

public class MachinesTest {
  @Test
  public void shardsAddUpInAnyOrder() {
    var other = new Machines(3, 0.75, 0.24, 0.625, Optional.empty(), List.of());
    var one = Samples.machines("text");
    var sum = Machines.together(List.of(one, other)).orElseThrow();
    assertEquals(sum.instances(), 5);
    assertEquals(sum.hours(), 1.0, 1e-9);
    assertEquals(sum.usd(), 0.30, 1e-9);
    assertEquals(sum.idleShare(), 0.5, 1e-9, "weighted by hours");
    assertEquals(sum.firstSession(), Optional.of(Duration.ofSeconds(41)));
    assertEquals(sum.events(), one.events());
    assertEquals(Machines.together(List.of(other, one)), Optional.of(sum));
    assertEquals(Machines.together(List.of()), Optional.empty());
  }

  @Test
  public void mergedShardsTellOfTheMachinesOfAll() {
    var shards = DividedRun.of(6, 30, 2).shards();
    var used = new Machines(1, 0.5, 0.1, 0, Optional.empty(), List.of());
    var runs =
        shards.stream()
            .map(
                run ->
                    DividedRun.with(run, run.attempts(), run.info().map(info -> info.with(used))))
            .toList();
    var merged = ShardMerge.of(runs).info().orElseThrow().machines().orElseThrow();
    assertEquals(merged.instances(), 2);
    assertEquals(merged.hours(), 1.0, 1e-9);
    var half = List.of(runs.get(0), shards.get(1));
    assertEquals(ShardMerge.of(half).info().orElseThrow().machines(), Optional.of(used));
  }

  @Test
  public void costOfThousandSitesIsNotKnownWithoutPrice() {
    assertEquals(Samples.machines("").usdPerThousand(400).orElseThrow(), 0.15, 1e-9);
    var free = new Machines(1, 1, 0, 0, Optional.empty(), List.of());
    assertEquals(free.usdPerThousand(400), Optional.empty());
    assertEquals(Samples.machines("").usdPerThousand(0), Optional.empty());
  }
}
