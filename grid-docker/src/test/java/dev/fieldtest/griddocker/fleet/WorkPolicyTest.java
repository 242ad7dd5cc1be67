package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.GridLoad.Node;
import dev.fieldtest.griddocker.GridLoad.Running;
import dev.fieldtest.griddocker.fleet.FleetView.History;
import dev.fieldtest.griddocker.fleet.Machine.Past;
import dev.fieldtest.griddocker.fleet.ScalingDecision.Parting;
import dev.fieldtest.griddocker.fleet.ScalingGoal.Cheapest;
import dev.fieldtest.griddocker.fleet.ScalingGoal.Deadline;
import dev.fieldtest.griddocker.fleet.ScalingGoal.MaxCost;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class WorkPolicyTest {
  private static final Instant AT = FleetLab.MORNING;
  private static final Instance.Size SIZE = FleetLab.SIZE;
  private static final Duration BOOT = Duration.ofSeconds(100);
  private static final History WATCHED = new History(List.of(), 0, 0, Duration.ofMinutes(5));

  @Test
  public void nothingIsLaunchedForNothing() {
    assertEquals(decide(new Cheapest(), 0, 60).launchSlots(), 0);
  }

  @DataProvider
  public Object[][] work() {
    return new Object[][] {{1, 30}, {4, 60}, {10, 100}, {40, 50}, {100, 30}, {100, 60}};
  }

  /** Boot and one request are what it would take with unlimited machines. */
  @Test(dataProvider = "work")
  public void cheapestIsThatOfTheNumbersThatTakeTwiceAsLongAtMost(int requests, int seconds) {
    var slots = decide(new Cheapest(), requests, seconds).launchSlots();
    assertCheapest(requests, seconds, slots, 1.05 * 2 * (100 + seconds));
  }

  @Test(dataProvider = "work")
  public void deadlineTakesTheCheapestNumberThatKeepsIt(int requests, int seconds) {
    var most = 100 + 3 * seconds;
    var slots = decide(new Deadline(AT.plusSeconds(most)), requests, seconds).launchSlots();
    assertCheapest(requests, seconds, slots, most);
  }

  private static void assertCheapest(int requests, int seconds, int slots, double most) {
    assertTrue(makespan(requests, seconds, slots) <= most, "slots: " + slots);
    for (var other = SIZE.slots(); other <= 20 * SIZE.slots(); other += SIZE.slots()) {
      assertTrue(
          makespan(requests, seconds, other) > most
              || usd(requests, seconds, slots) <= usd(requests, seconds, other) + 1e-9,
          other + " slots cost less than " + slots);
    }
  }

  @Test
  public void deadlineThatCanNotBeKeptIsMissedByTheLeast() {
    var decision = decide(new Deadline(AT.plusSeconds(10)), 40, 60);
    assertEquals(decision.launchSlots(), 40);
  }

  @Test
  public void moreMoneyBringsMoreMachinesAndIsNotExceeded() {
    var one = decide(new MaxCost(0.10), 40, 60).launchSlots();
    var more = decide(new MaxCost(0.13), 40, 60).launchSlots();
    var most = decide(new MaxCost(100), 40, 60).launchSlots();
    assertTrue(0 < one && one < more && more < most, one + ", " + more + ", " + most);
    assertTrue(usd(40, 60, one) <= 0.10 && usd(40, 60, more) <= 0.13);
    assertEquals(most, 40);
  }

  @Test
  public void whatNoMoneyIsLeftForIsHopelessUnlessItIsUnderWay() {
    var hopeless = decide(new MaxCost(0.01), 40, 60);
    assertEquals(hopeless.launchSlots(), 0);
    assertTrue(hopeless.hopeless().orElseThrow().contains("raise --max-cost"));
    var machine = machine("i-1", 300, Optional.of(node("a", 4)), Past.NONE);
    var view =
        view(queue(40, 60), List.of(machine), List.of(), new History(List.of(BOOT), 0, 0.01, BOOT));
    assertEquals(policy(new MaxCost(0.01)).decide(view).hopeless(), Optional.empty());
  }

  @Test
  public void bootingMachinesCount() {
    var alone = decide(new Cheapest(), 40, 60).launchSlots();
    var machines =
        IntStream.range(0, alone / SIZE.slots())
            .mapToObj(i -> machine("i-" + i, 10, Optional.empty(), Past.NONE))
            .toList();
    var view = view(queue(40, 60), machines, List.of(), new History(List.of(BOOT), 0, 0, BOOT));
    assertEquals(policy(new Cheapest()).decide(view).launchSlots(), 0);
  }

  @Test
  public void nodesOfOthersServeAndAreLeftAlone() {
    var strangers = List.of(node("a", 0), node("b", 0), node("c", 0), node("d", 0));
    var view = view(queue(16, 60), List.of(), strangers, History.NONE);
    var decision = policy(new Cheapest()).decide(view);
    assertEquals(decision.launchSlots(), 0);
    assertEquals(decision.drain(), List.of());
    assertEquals(decision.terminate(), List.of());
  }

  @Test
  public void thereAreNeverMoreMachinesThanTheLimit() {
    var limits = new Autoscaler.Limits(Duration.ofMinutes(5), Duration.ofHours(4), 3);
    var policy = ScalingPolicy.of(new Deadline(AT), limits);
    var one = machine("i-1", 10, Optional.empty(), Past.NONE);
    assertEquals(
        policy.decide(view(queue(90, 600), List.of(), List.of(), History.NONE)).launchSlots(), 12);
    assertEquals(
        policy.decide(view(queue(90, 600), List.of(one), List.of(), History.NONE)).launchSlots(),
        8);
  }

  @Test
  public void runningSessionsAreWaitedForWhereTheyEndSoonerThanAMachineBoots() {
    var machine = machine("i-1", 300, Optional.of(node("a", 4)), Past.NONE);
    var view =
        view(queue(4, 30), List.of(machine), List.of(), new History(List.of(BOOT), 0, 0, BOOT));
    assertEquals(policy(new Cheapest()).decide(view).launchSlots(), 0);
  }

  @Test
  public void idleMachineIsDrainedAfterAWhileAndEndedWhenItHas() {
    var idle = new Past(Optional.of(AT), Optional.of(AT.minusSeconds(5)), false);
    var fresh = new Past(Optional.of(AT), Optional.of(AT), false);
    var told = new Past(Optional.of(AT), Optional.of(AT.minusSeconds(9)), true);
    var machines =
        List.of(
            machine("i-idle", 300, Optional.of(node("a", 0)), idle),
            machine("i-fresh", 300, Optional.of(node("b", 0)), fresh),
            machine("i-busy", 300, Optional.of(node("c", 1)), Past.NONE),
            machine("i-drains", 300, Optional.of(draining("d", 1)), told),
            machine("i-drained", 300, Optional.of(draining("e", 0)), told),
            machine("i-left", 300, Optional.empty(), told));
    var decision =
        policy(new Cheapest()).decide(view(List.of(), machines, List.of(), History.NONE));
    assertEquals(ids(decision.drain()), List.of("i-idle"));
    assertEquals(ids(decision.terminate()), List.of("i-drained", "i-left"));
  }

  @Test
  public void whatIsWaitedForIsNotDrained() {
    var idle = new Past(Optional.of(AT), Optional.of(AT.minusSeconds(5)), false);
    var machine = machine("i-1", 300, Optional.of(node("a", 0)), idle);
    var waiting = view(queue(1, 60), List.of(machine), List.of(), History.NONE);
    assertEquals(policy(new Cheapest()).decide(waiting).drain(), List.of());
  }

  @Test
  public void machineThatLostItsNodeIsEndedLater() {
    var seen = new Past(Optional.of(AT.minusSeconds(60)), Optional.empty(), false);
    var gone = new Past(Optional.of(AT.minusSeconds(301)), Optional.empty(), false);
    var machines =
        List.of(
            machine("i-1", 900, Optional.empty(), seen),
            machine("i-2", 900, Optional.empty(), gone));
    var decision = policy(new Cheapest()).decide(view(List.of(), machines, List.of(), WATCHED));
    assertEquals(ids(decision.terminate()), List.of("i-2"));
  }

  @Test
  public void decisionTellsWhy() {
    var why = decide(new Cheapest(), 40, 60).why();
    assertTrue(
        why.matches("40 requests wait; with \\d+ more machines .* in \\d+ s for 0\\.\\d\\d USD"),
        why);
  }

  private static List<String> ids(List<Parting> partings) {
    return partings.stream().map(Parting::instance).toList();
  }

  private static ScalingPolicy policy(ScalingGoal goal) {
    return ScalingPolicy.of(goal, FleetLab.LIMITS);
  }

  private static ScalingDecision decide(ScalingGoal goal, int requests, int seconds) {
    var view =
        view(
            queue(requests, seconds), List.of(), List.of(), new History(List.of(BOOT), 0, 0, BOOT));
    return policy(goal).decide(view);
  }

  private static double makespan(int requests, int seconds, int slots) {
    return 100 + Math.ceil((double) requests / slots) * seconds;
  }

  private static double usd(int requests, int seconds, int slots) {
    return makespan(requests, seconds, slots) * slots / SIZE.slots() * SIZE.usdPerHour() / 3600;
  }

  private static List<FleetView.Request> queue(int requests, int seconds) {
    return Collections.nCopies(requests, new FleetView.Request(AT, Duration.ofSeconds(seconds)));
  }

  private static FleetView view(
      List<FleetView.Request> queue,
      List<Machine> machines,
      List<Node> strangers,
      History history) {
    return new FleetView(AT, SIZE, queue, machines, strangers, history);
  }

  private static Machine machine(String id, int age, Optional<Node> node, Past past) {
    var launched = AT.minusSeconds(age);
    var address = node.map(Node::host).orElse("10.0.0.1");
    return new Machine(
        new Instance(id, "age-1-0", SIZE, false, Instance.State.RUNNING, launched, address),
        node,
        past);
  }

  private static Node node(String id, int sessions) {
    return node(id, Availability.UP, sessions);
  }

  private static Node draining(String id, int sessions) {
    return node(id, Availability.DRAINING, sessions);
  }

  private static Node node(String id, Availability availability, int sessions) {
    var running = new Running("s", AT.minusSeconds(30), Optional.of(Duration.ofSeconds(60)));
    return new Node(id, "host-" + id, availability, 4, Collections.nCopies(sessions, running));
  }
}
