package dev.fieldtest.griddocker.fleet.bed;

import dev.fieldtest.griddocker.fleet.bed.Machine.Made;
import dev.fieldtest.griddocker.fleet.bed.Machine.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All machines that there have been, and what runs on them. */
final class Machines implements AutoCloseable {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Conditions conditions;
  private final Site site;
  private final List<Machine> machines = new CopyOnWriteArrayList<>();
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  Machines(Conditions conditions, Site site) {
    this.conditions = conditions;
    this.site = site;
  }

  List<Machine> all() {
    return List.copyOf(machines);
  }

  Optional<Host> host(String id) {
    return Optional.ofNullable(hosts.get(id));
  }

  int live() {
    return (int) machines.stream().filter(Machine::isLive).count();
  }

  Machine start(Made made) {
    var ordinal = machines.size() + 1;
    var machine = new Machine("i-%017x".formatted(ordinal), made, site.address(ordinal));
    machines.add(machine);
    var boot = conditions.nextBoot();
    var unused =
        timer.schedule(
            () -> boot(machine, boot), conditions.bootTime().toMillis(), TimeUnit.MILLISECONDS);
    return machine;
  }

  private synchronized void boot(Machine machine, Conditions.Boot boot) {
    if (machine.state() == State.PENDING) {
      machine.become(State.RUNNING);
      if (boot != Conditions.Boot.NOTHING) {
        hosts.put(machine.id(), Host.start(machine, boot, site, () -> end(machine)));
      }
    }
  }

  /** As by the API or by its own shutdown. */
  private void end(Machine machine) {
    end(machine, "User initiated (" + WORDS.format(Instant.now()) + " GMT)");
  }

  private synchronized void end(Machine machine, String why) {
    if (machine.isLive()) {
      machine.end(why);
      var unused =
          timer.schedule(
              () -> {
                host(machine.id()).ifPresent(Host::close);
                machine.become(State.TERMINATED);
              },
              100,
              TimeUnit.MILLISECONDS);
    }
  }

  /** Tells a machine that EC2 takes it back, and does so in a while. */
  void interrupt(Machine machine, long noticeMs) {
    host(machine.id()).ifPresent(host -> host.callBack(Instant.now().plusMillis(noticeMs)));
    var unused =
        timer.schedule(
            () -> end(machine, "Server.SpotInstanceTermination"), noticeMs, TimeUnit.MILLISECONDS);
  }

  String describe(Query query, Pages pages) {
    var ids = query.texts("InstanceId");
    ids.forEach(this::find);
    var filters = Filters.of(query, Set.of("tag:", "instance-state-name"));
    var visible = Instant.now().minus(conditions.listingDelay());
    var shown =
        machines.stream()
            .filter(each -> !each.launched().isAfter(visible))
            .filter(each -> ids.isEmpty() || ids.contains(each.id()))
            .filter(each -> filters.pass(name -> value(each, name)))
            .toList();
    return pages.of(
        query,
        "reservationSet",
        shown,
        each ->
            Xml.tag("reservationId", "r-" + each.id().substring(2))
                + Xml.set("instancesSet", List.of(each), Machine::xml));
  }

  private static String value(Machine machine, String filter) {
    return filter.startsWith("tag:")
        ? machine.made().tags().getOrDefault(filter.substring(4), "")
        : machine.state().word();
  }

  String statuses(Query query, Pages pages) {
    var ids = query.texts("InstanceId");
    var shown =
        machines.stream()
            .filter(
                each -> each.state() == State.RUNNING && (ids.isEmpty() || ids.contains(each.id())))
            .toList();
    return pages.of(
        query,
        "instanceStatusSet",
        shown,
        each ->
            Xml.tag("instanceId", each.id())
                + Xml.in("instanceState", Xml.tag("name", each.state().word())));
  }

  Machine find(String id) {
    return machines.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist"));
  }

  String terminate(Query query) {
    var ended = query.texts("InstanceId").stream().map(this::find).toList();
    return Xml.set(
        "instancesSet",
        ended,
        machine -> {
          var before = machine.state();
          end(machine);
          return machine.stateXml(before);
        });
  }

  /** What a TagSpecification says for things of one kind. */
  static Map<String, String> tags(Query specification, String kind) {
    var tags = new TreeMap<String, String>();
    if (!specification.required("ResourceType").equals(kind)) {
      throw new Refusal(
          "InvalidParameterValue",
          "'"
              + specification.required("ResourceType")
              + "' is not a valid taggable resource type for this operation.");
    }
    specification.parts("Tag").forEach(tag -> tags.put(tag.required("Key"), tag.required("Value")));
    return tags;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    hosts.values().forEach(Host::close);
  }
}
