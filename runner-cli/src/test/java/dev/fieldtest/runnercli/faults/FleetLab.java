package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.bed.Conditions;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A hub without nodes, a fleet for it on a stand-in for EC2, and runs of the program with both. */
final class FleetLab implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FLEET =
      """
      {"schemaVersion": 1, "name": "lab", "ami": "ami-0123456789abcdef0",
       "instanceTypes": [{"type": "c7i.large", "usdPerHour": 0.09, "slots": 2}, {"type": "m7i.large", "usdPerHour": 0.1, "slots": 2}],
       "subnets": ["subnet-0000000a", "subnet-0000000b"], "maxInstances": 3, "registerWithin": "90s",
       "hub": {"host": "127.0.0.1", "publishPort": %d, "subscribePort": %d}}
      """;

  /** EC2 gives two minutes. */
  private static final Duration NOTICE = Duration.ofSeconds(15);

  private final Runner run;
  private final TestGrid grid;
  private final Ec2Bed bed;
  private final ObjectNode fleet;
  private final Runnable ending;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Set<String> twice = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

  private FleetLab(Runner run, TestGrid grid, Ec2Bed bed, Runnable ending) throws IOException {
    this.run = run;
    this.grid = grid;
    this.bed = bed;
    this.ending = ending;
    var bus = grid.bus();
    this.fleet = (ObjectNode) JSON.readTree(FLEET.formatted(bus.get(0), bus.get(1)));
    bed.environment().forEach(run::with);
    var unused = looks.scheduleAtFixedRate(this::look, 0, 100, TimeUnit.MILLISECONDS);
  }

  /** Starts hub and stand-in, whose machines boot nodes as processes. */
  static FleetLab start(Runner run) throws IOException {
    var grid = TestGrid.hub(run);
    return start(run, grid, grid::close);
  }

  /** The same with a hub that stays. */
  static FleetLab at(TestGrid grid, Runner run) throws IOException {
    return start(run, grid, () -> {});
  }

  private static FleetLab start(Runner run, TestGrid grid, Runnable ending) throws IOException {
    var bed = Ec2Bed.start();
    bed.conditions().boot(Conditions.Boot.PROCESS);
    return new FleetLab(run, grid, bed, ending);
  }

  Ec2Bed bed() {
    return bed;
  }

  TestGrid grid() {
    return grid;
  }

  /** Sets a field of the fleet's file to a value in JSON. */
  FleetLab with(String field, String value) throws IOException {
    fleet.set(field, JSON.readTree(value));
    return this;
  }

  /** The fleet's file. */
  String file() throws IOException {
    var file = run.work().resolve("fleet.json");
    return Files.writeString(file, fleet.toPrettyString()).toString();
  }

  /** Starts a run that brings its machines, of so many requests as there are chunks. */
  Runner run(String... arguments) throws IOException {
    var all =
        new ArrayList<>(List.of("--grid", grid.url(), "--fleet", file(), "--sessions", "100"));
    all.addAll(Arrays.asList(arguments));
    return run.run(all.toArray(String[]::new));
  }

  /** Starts a run of generated sites that brings its machines, or waits for them. */
  Runner runBundled(int sites, String... arguments) throws IOException {
    var all = new ArrayList<>(List.of("run", "--corpus", "bundled:" + sites, "--chunk-size", "50"));
    all.addAll(List.of("--grid", grid.url(), "--tabs", "3"));
    all.addAll(List.of("--output", run.output().toString()));
    all.addAll(Arrays.asList(arguments));
    return run.begin(all.toArray(String[]::new));
  }

  /** One browser a machine, so that several of them leave this one processors enough. */
  FleetLab withSmallMachines() throws IOException {
    return with("instanceTypes", "[{\"type\": \"c7i.large\", \"usdPerHour\": 0.09, \"slots\": 1}]");
  }

  /** What {@code grid status} prints now. */
  List<String> status(Runner runner) {
    bed.environment().forEach(runner::with);
    try {
      runner.begin("grid", "status", "--grid", grid.url(), "--fleet", file());
      assertEquals(runner.exitCode(), 0, runner.err().toString());
      return runner.out().lines().toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a run that waits for machines which somebody else brings. */
  Runner await(Runner runner) throws IOException {
    return runner.run("--grid", grid.url(), "--await-nodes", "3m", "--sessions", "100");
  }

  /** Starts an autoscaler in a process of its own. */
  Runner autoscaler(Runner runner) throws IOException {
    bed.environment().forEach(runner::with);
    return runner.begin("autoscale", "--grid", grid.url(), "--fleet", file());
  }

  /** Starts autoscalers and kills them, one after another, each within a time. */
  void killAutoscalers(Runner runner, int times, Duration most) throws Exception {
    var random = new Random(times);
    for (var i = 0; i < times; i++) {
      var autoscaler = autoscaler(runner);
      var life = Duration.ofMillis(random.nextLong(most.toMillis()));
      assertTrue(!autoscaler.endsWithin(life), "it ended: " + autoscaler.out());
      Processes.signal("KILL", autoscaler.pid());
      assertEquals(autoscaler.exitCode(), 137);
    }
  }

  /** Has EC2 take back a machine that runs a browser, once; says whether there was one. */
  boolean takeBackBusy() {
    var serving =
        GridControl.of(URI.create(grid.url()), "").load().nodes().stream()
            .filter(node -> !node.sessions().isEmpty())
            .map(GridLoad.Node::host)
            .toList();
    var busy =
        bed.live().stream()
            .filter(machine -> !taken.contains(machine.id()))
            .filter(machine -> serving.contains(machine.address()))
            .findFirst();
    busy.ifPresent(
        machine -> {
          taken.add(machine.id());
          bed.interrupt(machine, NOTICE);
        });
    return busy.isPresent();
  }

  /** What {@code run.json} says of the machines. */
  JsonNode machines() throws IOException {
    return JSON.readTree(run.output().resolve("run.json").toFile()).path("machines");
  }

  /** The kinds of what the report says has happened to a machine. */
  Set<String> told(String instance) throws IOException {
    var kinds = new TreeSet<String>();
    for (var event : machines().path("events")) {
      if (event.path("instance").asText().equals(instance)) {
        kinds.add(event.path("kind").asText());
      }
    }
    return kinds;
  }

  /** Whenever it was looked, no two machines had come of one order. */
  void assertNothingTwice() {
    assertEquals(twice, Set.of());
  }

  private void look() {
    var orders = new TreeSet<String>();
    for (var machine : bed.live()) {
      var order = machine.tags().getOrDefault("fieldtest:order", "none");
      if (!orders.add(order)) {
        twice.add(order);
      }
    }
  }

  /** Nothing with the fleet's tag is there any more, and no node runs. */
  void assertNoMachineLeft() {
    assertEquals(bed.live().stream().map(machine -> machine.id()).toList(), List.of());
    assertEquals(bed.templates(), Set.of());
    assertEquals(bed.machines().stream().filter(bed::hasNode).count(), 0);
  }

  @Override
  public void close() {
    looks.shutdownNow();
    try (bed) {
      ending.run();
    }
  }
}
