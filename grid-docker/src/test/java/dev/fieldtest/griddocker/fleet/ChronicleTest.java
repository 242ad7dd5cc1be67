package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.GridLoad.Node;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.testng.annotations.Test;

public class ChronicleTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static FleetView view(Machine... machines) {
    return new FleetView(
        NOON, FleetLab.SIZE, List.of(), List.of(machines), List.of(), FleetView.History.NONE);
  }

  private static Machine serving(String id) {
    var instance =
        new Instance(id, "", FleetLab.SIZE, true, Instance.State.RUNNING, NOON, "10.0.0.1");
    var node = new Node("node-" + id, instance.address(), Availability.UP, 4, List.of());
    return new Machine(instance, Optional.of(node), Machine.Past.NONE);
  }

  /** What is told of things that happen. */
  private static List<Kind> told(Consumer<Chronicle> things) {
    var events = new ArrayList<Kind>();
    things.accept(new Chronicle(event -> events.add(event.kind())));
    return events;
  }

  @Test
  public void machineThatIsGoneWasTaken() {
    var told =
        told(chronicle -> Stream.of(view(serving("i-1")), view(), view()).forEach(chronicle::seen));
    assertEquals(told, List.of(Kind.REGISTERED, Kind.INTERRUPTED));
  }

  /** A machine ends itself when its node has ended, which may be before we end it. */
  @Test
  public void machineThatIsGoneAfterItWasDrainedHasEnded() {
    var told =
        told(
            chronicle -> {
              chronicle.seen(view(serving("i-1")));
              chronicle.once(NOON, Kind.DRAINING, "i-1", "has nothing to do");
              chronicle.seen(view());
            });
    assertEquals(told, List.of(Kind.REGISTERED, Kind.DRAINING, Kind.TERMINATED));
  }
}
