package dev.fieldtest.griddocker.fleet.bed;

import dev.fieldtest.griddocker.fleet.bed.Machine.Made;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Requests for several machines, answered at once. A token brings the same answer again. Not
 * thread-safe.
 */
final class Fleets {
  private final Conditions conditions;
  private final Templates templates;
  private final Machines machines;
  private final Map<String, Answer> answers = new HashMap<>();

  private record Answer(Map<String, String> request, String xml) {}

  /** One of the types in one of the subnets. */
  private record Pool(String type, String subnet, double weight, String lifecycle) {
    String xml() {
      return Xml.in(
          "launchTemplateAndOverrides",
          Xml.in(
              "overrides",
              Xml.tag("instanceType", type),
              subnet.isEmpty() ? "" : Xml.tag("subnetId", subnet),
              Xml.tag("weightedCapacity", weight)));
    }
  }

  private record Error(Pool pool, String code) {
    String xml() {
      return pool.xml()
          + Xml.tag("lifecycle", pool.lifecycle())
          + Xml.tag("errorCode", code)
          + Xml.tag("errorMessage", "There is no capacity that matches your request: " + pool);
    }
  }

  Fleets(Conditions conditions, Templates templates, Machines machines) {
    this.conditions = conditions;
    this.templates = templates;
    this.machines = machines;
  }

  String create(Query query) {
    conditions.require("ec2:RunInstances");
    conditions.require("ec2:CreateTags");
    var token = query.text("ClientToken").orElse("");
    if (token.length() > 64) {
      throw new Refusal("InvalidParameterValue", "ClientToken exceeds 64 characters");
    }
    var known = answers.get(token);
    if (known != null) {
      if (!known.request().equals(query.all())) {
        throw new Refusal(
            "IdempotentParameterMismatch", "The request with this token has other parameters");
      }
      return known.xml();
    }
    var xml = answer(query);
    answers.put(token, new Answer(query.all(), xml));
    return xml;
  }

  private String answer(Query query) {
    if (!query.required("Type").equals("instant")) {
      throw new Refusal("InvalidParameterValue", "only instant fleets are answered at once");
    }
    var target = query.part("TargetCapacitySpecification");
    var spot = target.number("SpotTargetCapacity", 0);
    var onDemand = target.number("OnDemandTargetCapacity", 0);
    if (target.number("TotalTargetCapacity", 0) != spot + onDemand
        || !target.required("DefaultTargetCapacityType").matches("spot|on-demand")) {
      throw new Refusal("InvalidTargetCapacitySpecification", "The capacities do not add up");
    }
    check(query.part("SpotOptions"), "price-capacity-optimized");
    check(query.part("OnDemandOptions"), "lowest-price");
    var tags = new TreeMap<String, String>();
    query.parts("TagSpecification").forEach(each -> tags.putAll(Machines.tags(each, "instance")));
    var errors = new ArrayList<Error>();
    var started = new ArrayList<Machine>();
    for (var config : query.parts("LaunchTemplateConfigs")) {
      var data = templates.version(config.part("LaunchTemplateSpecification")).data();
      require(data);
      start(pools(config, "spot"), spot, data, tags, started, errors);
      start(pools(config, "on-demand"), onDemand, data, tags, started, errors);
    }
    return Xml.tag("fleetId", "fleet-" + answers.size())
        + Xml.set("errorSet", errors, Error::xml)
        + Xml.set(
            "fleetInstanceSet",
            started,
            each ->
                Xml.tag("lifecycle", each.lifecycle())
                    + Xml.in("instanceIds", Xml.tag("item", each.id()))
                    + Xml.tag("instanceType", each.type()));
  }

  private static void check(Query options, String strategy) {
    options
        .text("AllocationStrategy")
        .filter(named -> !named.equals(strategy))
        .ifPresent(
            named -> {
              throw new Refusal("InvalidParameterValue", "AllocationStrategy " + named);
            });
  }

  private static List<Pool> pools(Query config, String lifecycle) {
    var pools = overrides(config, lifecycle);
    var subnets = pools.stream().map(Pool::subnet).distinct().toList();
    if (subnets.stream().map(Account::zone).distinct().count() < subnets.size()) {
      throw new Refusal(
          "InvalidFleetConfig", "The fleet configuration contains duplicate instance pools.");
    }
    return pools;
  }

  private static List<Pool> overrides(Query config, String lifecycle) {
    return config.parts("Overrides").stream()
        .map(
            each ->
                new Pool(
                    Account.type(each.required("InstanceType")).name(),
                    each.text("SubnetId").orElse(""),
                    Double.parseDouble(each.text("WeightedCapacity").orElse("1")),
                    lifecycle))
        .collect(Collectors.toList());
  }

  /** What every launch is made of has to be there. */
  private void require(Map<String, String> data) {
    Account.requireImage(data.getOrDefault("ImageId", ""));
    data.forEach(
        (name, value) -> {
          if (name.startsWith("SecurityGroupId.")) {
            Account.requireGroup(value);
          } else if (name.startsWith("IamInstanceProfile.")) {
            conditions.require("iam:PassRole");
            Account.requireProfile(value);
          }
        });
  }

  private void start(
      List<Pool> pools,
      int capacity,
      Map<String, String> data,
      Map<String, String> tags,
      List<Machine> started,
      List<Error> errors) {
    var left = (double) capacity;
    for (var pool : pools) {
      while (left > 0) {
        var lack = conditions.lackOf(pool.type(), pool.subnet(), pool.lifecycle(), machines.live());
        if (!lack.isEmpty()) {
          errors.add(new Error(pool, lack));
          break;
        }
        started.add(
            machines.start(
                new Made(pool.type(), pool.subnet(), pool.lifecycle(), new TreeMap<>(tags), data)));
        left -= pool.weight();
      }
    }
  }

  /** One machine by another call, or a rehearsal of it. */
  String run(Query query) {
    conditions.require("ec2:CreateTags");
    var data = new TreeMap<String, String>();
    data.put("ImageId", query.required("ImageId"));
    query
        .texts("SecurityGroupId")
        .forEach(group -> data.put("SecurityGroupId." + data.size(), group));
    require(data);
    var type = Account.type(query.required("InstanceType")).name();
    var subnet = query.text("SubnetId").orElse("");
    Account.zone(subnet);
    var tags = new TreeMap<String, String>();
    query.parts("TagSpecification").forEach(each -> tags.putAll(Machines.tags(each, "instance")));
    query.text("ClientToken");
    var count = query.number("MaxCount", 1);
    if (query.number("MinCount", 1) > count) {
      throw new Refusal("InvalidParameterValue", "MinCount exceeds MaxCount");
    }
    if (query.flag("DryRun")) {
      throw rehearsed();
    }
    var started = new ArrayList<Machine>();
    start(
        List.of(new Pool(type, subnet, 1, "on-demand")),
        count,
        data,
        tags,
        started,
        new ArrayList<>());
    return Xml.set("instancesSet", started, Machine::xml);
  }

  static Refusal rehearsed() {
    return new Refusal("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
  }
}
