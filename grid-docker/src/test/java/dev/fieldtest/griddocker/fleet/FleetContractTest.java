package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What every fleet has to do, that of EC2 and the simulated one. */
@Test(singleThreaded = true)
public abstract class FleetContractTest {
  private Fleet fleet;

  /** A fleet without machines, whose lease nobody has. */
  protected abstract Fleet empty();

  /** Lets time pass, as whoever holds the lease sees it. */
  protected abstract void pass(Duration time);

  @BeforeMethod
  public void open() {
    fleet = empty();
  }

  @AfterMethod(alwaysRun = true)
  public void close() {
    fleet.terminate(ids());
    fleet.close();
  }

  @Test
  public void beginsEmpty() {
    assertEquals(fleet.instances(), List.of());
    assertTrue(fleet.size().slots() > 0);
  }

  @Test
  public void orderBringsTheMachinesThatItsSlotsTake() {
    var slots = fleet.size().slots();
    var launched = fleet.launch(new LaunchOrder("age-1-0", slots + 1));
    assertEquals(launched.instances().size(), 2);
    for (var instance : fleet.instances()) {
      assertTrue(launched.instances().contains(instance.id()));
      assertEquals(instance.order(), "age-1-0");
      assertEquals(instance.size().slots(), slots);
    }
  }

  @Test
  public void sameOrderBringsTheSameMachine() {
    var order = new LaunchOrder("age-1-0", fleet.size().slots());
    var first = fleet.launch(order);
    assertEquals(fleet.launch(order).instances(), first.instances());
    assertEquals(ids(), first.instances());
  }

  @Test
  public void orderWhoseMachineIsGoneBringsNone() {
    var order = new LaunchOrder("age-1-0", fleet.size().slots());
    fleet.terminate(fleet.launch(order).instances());
    var unused = fleet.launch(order);
    assertEquals(living(), List.of());
  }

  @Test
  public void ordersGivenAtOnceBringAMachineEach() {
    var orders =
        IntStream.range(0, 4)
            .mapToObj(number -> new LaunchOrder("age-1-" + number, fleet.size().slots()))
            .toList();
    for (var order : orders) {
      assertEquals(fleet.launch(order).instances().size(), 1);
    }
    assertEquals(ids().size(), 4);
    assertEquals(fleet.instances().stream().map(Instance::order).distinct().count(), 4);
  }

  @Test
  public void whatIsTerminatedIsGoneOrGoes() {
    var launched = fleet.launch(new LaunchOrder("age-1-0", fleet.size().slots()));
    fleet.terminate(launched.instances());
    fleet.terminate(launched.instances());
    assertEquals(living(), List.of());
  }

  @Test(timeOut = 30_000)
  public void whatIsGoneIsShownWithItsOrder() {
    var launched = fleet.launch(new LaunchOrder("age-1-0", fleet.size().slots()));
    fleet.terminate(launched.instances());
    while (fleet.listing().gone().isEmpty()) {
      Thread.onSpinWait();
    }
    assertEquals(fleet.listing().there(), List.of());
    var gone = fleet.listing().gone().get(0);
    assertEquals(gone.instance().order(), "age-1-0");
    assertEquals(gone.instance().id(), launched.instances().get(0));
    assertFalse(gone.until().isBefore(gone.instance().launched().truncatedTo(ChronoUnit.SECONDS)));
  }

  @Test
  public void eraIsThereOnceTheLeaseIs() {
    assertTrue(fleet.hold("a", Duration.ofSeconds(3)));
    var era = fleet.era().orElseThrow();
    assertEquals(fleet.era().orElseThrow(), era);
    assertTrue(era.has(era.name() + "-0-1"));
  }

  @Test
  public void endingNothingIsNoError() {
    fleet.terminate(List.of());
    assertEquals(ids(), List.of());
  }

  @Test
  public void oneHoldsTheLeaseUntilItIsOut() {
    var time = Duration.ofSeconds(3);
    assertTrue(fleet.hold("a", time));
    assertTrue(fleet.hold("a", time));
    assertFalse(fleet.hold("b", time));
    pass(time.plusSeconds(1));
    assertTrue(fleet.hold("b", time));
    assertFalse(fleet.hold("a", time));
  }

  private List<String> ids() {
    return fleet.instances().stream().map(Instance::id).toList();
  }

  private List<Instance> living() {
    return fleet.instances().stream()
        .filter(instance -> instance.state() != Instance.State.STOPPING)
        .toList();
  }
}
